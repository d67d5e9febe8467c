import type { Program, Side } from '../../../shared/model/asked';
import type { Certainty, Owner } from '../../../shared/model/finding';
import type { RanProbe } from '../../../shared/model/report';
import { ownerName } from '../../../shared/words/owner';

const OWNERS: readonly Owner[] = [
  'this-computer',
  'it-desk',
  'network-team',
  'server-owner',
  'program-vendor',
];

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Who has to act, as a heading: the words that the terminal uses too. */
export const OWNER_NAMES = Object.fromEntries(
  OWNERS.map((owner) => [owner, capital(ownerName(owner))]),
) as Readonly<Record<Owner, string>>;

/** Who that is, in one sentence. */
export const OWNER_HINTS: Readonly<Record<Owner, string>> = {
  'this-computer': 'Something you can change here yourself.',
  'it-desk': 'The people who look after this computer.',
  'network-team': 'The people who look after the network, its firewalls and its proxies.',
  'server-owner': 'The people who run the server you are trying to reach.',
  'program-vendor': 'The people who make or maintain the program that shows the error.',
};

/** So many findings are shown in full; the others by name. */
export const SHOWN_FIRST = 3;

/** How certain we are, in a word. */
export const CERTAINTY_NAMES: Readonly<Record<Certainty, string>> = {
  confirmed: 'Confirmed',
  likely: 'Likely',
  possible: 'Possible',
  'ruled-out': 'Ruled out',
  unknown: 'Could not tell',
};

/** What the word stands on. */
export const CERTAINTY_WHY: Readonly<Record<Certainty, string>> = {
  confirmed:
    'It was measured: read directly, or seen in a pair of connections that differ in one thing, and seen again when repeated.',
  likely: 'What was measured fits it well, and fits other causes less. It was not measured by itself.',
  possible: 'It would fit what was measured, but nothing measured points to it alone.',
  'ruled-out': 'It was measured, and it is not this.',
  unknown: 'Something that is needed to decide could not be seen. That is not a sign that all is well.',
};

/** Certainty when no cause is named. */
export const NOTHING_WRONG_WHY =
  'The checks that ran found nothing wrong. That holds for this computer, this network and this moment.';

/** What became of one check, in a word. */
export const STATUS_NAMES: Readonly<Record<RanProbe['status'], string>> = {
  ok: 'Answered',
  skipped: 'Left out',
  'gave-up': 'Could not tell',
  bug: 'Our own fault',
};

/** The kinds of program, as choices and in the report. */
export const PROGRAM_NAMES: Readonly<Record<Program, string>> = {
  unknown: 'I don’t know',
  browser: 'A web browser',
  'dotnet-framework': 'A .NET Framework program',
  dotnet: 'A newer .NET program (5 or later)',
  java: 'A Java program',
  python: 'A Python script or program',
  node: 'Node.js or a program built on it',
  openssl: 'A command-line tool',
  go: 'A program written in Go',
  mail: 'A mail program',
  database: 'A database program or driver',
  other: 'Something else',
};

/** Whether the program makes the connection, for the report. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  connects: 'The program makes the connection',
  accepts: 'The program accepts connections',
  unknown: 'Not known',
};
