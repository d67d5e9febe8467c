import { retell, retellLines } from '../../i18n/retell';
import type { Outcome } from '../../model/failure';
import type { Finding } from '../../model/finding';
import type { ReportDocument } from '../../model/report';
import { shortOutcome } from '../outcome';
import { certaintyWords } from '../owner';
import { printable } from '../printable';
import { checkCommands } from './check-commands';
import {
  attemptLines,
  circumstanceLines,
  decidingAttempts,
  limitLines,
  reasonLines,
  targetOf,
} from './evidence-lines';
import { findingFor, type Recipient } from './recipients';

/** A message that is ready to be sent: plain text, in the words of the one who gets it. */
export interface OwnerMessage {
  readonly owner: Recipient;
  readonly subject: string;
  readonly body: string;
}

/** No message is longer; nobody reads more, and mail programs cut it. */
const LONGEST = 12_000;
const STACKS = 4;

const OPENINGS: { readonly [R in Recipient]: string } = {
  'server-owner':
    'TLS connections from our side to your server fail. Below is what was measured from outside, and what we ask you to do.',
  'network-team':
    'A TLS connection from our network fails. Below is what was measured, with the times at which to look for it in the logs of firewall and proxy.',
  'it-desk':
    'A program on a computer that you look after can’t make a TLS connection. Below is what was measured there, and what we ask you to do.',
  'program-vendor':
    'Your program can’t make a TLS connection to the server below. This is what was measured, and what we ask you to do.',
};

/** Sentences of the check are written to the one who made it; whoever gets them has to know whom they speak of. */
const READING: { readonly [R in Recipient]: string } = {
  'server-owner':
    'What the check says was written to us, who connect. There, “you”, “your program” and “this computer” are ours, “the server” is yours, and “we” is the check.',
  'network-team':
    'What the check says was written to us, who connect. There, “you”, “your program” and “this computer” are ours, “the network” is yours, and “we” is the check.',
  'it-desk':
    'What the check says was written to the person at that computer. There, “you” and “your program” are that person and the program that fails, and “we” is the check.',
  'program-vendor':
    'What the check says was written to us, who use the program. There, “you” and “this computer” are ours, “your program” is the one you make, and “we” is the check.',
};

const REQUESTS: { readonly [R in Recipient]: string } = {
  'server-owner':
    'Look into the log of the server, and of the devices in front of it, at the times below. Tell us what it says about these connections.',
  'network-team':
    'Look whether a firewall, a proxy or a TLS inspection closed or changed these connections at the times below.',
  'it-desk':
    'Look whether the TLS settings of this computer, its trust store or its security software explain this.',
  'program-vendor':
    'Tell us which TLS versions, cipher suites and settings the program uses, and how to change them.',
};

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', retell(title).toUpperCase(), ...lines];

/** What this owner is asked to do: the log or the settings first, then the steps of the fix for each kind of system. */
const requestLines = (finding: Finding | null, owner: Recipient): readonly string[] => {
  const fixes = finding?.fix.filter((fix) => fix.owner === owner) ?? [];
  const steps = fixes
    .slice(0, STACKS)
    .flatMap(({ stack, steps: all, undo }) => [
      ...(stack === 'any' ? [] : [`  ${printable(stack, 80)}:`]),
      ...all.map((step, index) => `  ${index + 1}. ${printable(step, 600)}`),
      ...(undo === '' ? [] : [`  To take it back: ${printable(undo, 400)}`]),
    ]);
  const more = fixes.length > STACKS ? ['  The report has the steps for other systems too.'] : [];
  return [
    `- ${REQUESTS[owner]}`,
    ...(steps.length > 0 ? ['- If that is the cause, these steps mend it:', ...steps, ...more] : []),
  ];
};

const STATES: { readonly [C in ReportDocument['summary']['conclusion']]: string } = {
  'cause-named': 'The check names this cause:',
  'nothing-wrong': 'From this computer the check found nothing wrong. The program fails all the same.',
  'could-not-tell': 'The check could not tell the cause. The first of those that are possible:',
  cancelled: 'The check was stopped before it could decide. The first of those that are possible:',
};

const causeLines = (document: ReportDocument, finding: Finding | null): readonly string[] => {
  const { conclusion } = document.summary;
  if (!finding)
    return conclusion === 'nothing-wrong' ? [STATES[conclusion]] : ['The check could not tell the cause.'];
  return [
    STATES[conclusion],
    `“${printable(finding.title, 200)}” (${certaintyWords(finding.verdict)})`,
    ...(document.difference ? [printable(document.difference.sentence, 700)] : []),
  ];
};

const errorLines = ({ message, asked }: ReportDocument): readonly string[] => {
  const text = message?.matches[0]?.quoted ?? asked.message;
  return text.trim() === '' ? [] : [printable(text, 500)];
};

const checkLines = (document: ReportDocument, finding: Finding | null): readonly string[] => [
  ...checkCommands(document, decidingAttempts(document, finding)).map((command) => `  ${command}`),
  'We run the same check again after the change, and tell you what it shows.',
];

/** Of the words for a cell of a table only an alert does not say what it is. */
const shortEnd = (outcome: Outcome): string =>
  outcome.kind === 'alert'
    ? `TLS alert “${outcome.name.replaceAll('_', ' ')}” (${outcome.code})`
    : shortOutcome(outcome);

const subjectOf = (document: ReportDocument, finding: Finding | null): string => {
  const failed = decidingAttempts(document, finding).find(({ outcome }) => outcome.kind !== 'answered');
  const named = document.summary.conclusion === 'cause-named' ? finding?.title : undefined;
  const how = failed ? shortEnd(failed.outcome) : named;
  const subject = `TLS connection to ${targetOf(document)} fails`;
  return printable(how === undefined ? subject : `${subject}: ${how}`, 200);
};

/** The message to one owner, from the redacted report alone, in the language that is shown. Bounded, plain text. */
export const messageFor = (document: ReportDocument, owner: Recipient): OwnerMessage => {
  const finding = findingFor(document, owner);
  const practice =
    document.asked.lab === null
      ? []
      : ['This is an exercise of the practice lab. Please do not send it.', ''];
  const english = [
    ...practice,
    'Hello,',
    '',
    OPENINGS[owner],
    '',
    READING[owner],
    ...section('What we see', causeLines(document, finding)),
    ...section('What we ask you to do', requestLines(finding, owner)),
    ...section('When and where', circumstanceLines(document)),
    ...section('The connections that decide it', attemptLines(document, finding)),
    ...section('Why', reasonLines(finding)),
    ...section('The error text of the program', errorLines(document)),
    ...section('How to check it', checkLines(document, finding)),
    ...section('What could not be seen', limitLines(document, finding)),
    '',
    `Measured with ${document.app.name} ${document.app.version}. The whole report is there on request.`,
  ].join('\n');
  const body = retellLines(english);
  return {
    owner,
    subject: retell(subjectOf(document, finding)),
    body: body.length <= LONGEST ? body : `${body.slice(0, LONGEST - 2)} …`,
  };
};

/** Subject and body as one text, for the clipboard and the terminal. */
export const messageText = ({ subject, body }: OwnerMessage): string =>
  `${retell('Subject:')} ${subject}\n\n${body}\n`;
