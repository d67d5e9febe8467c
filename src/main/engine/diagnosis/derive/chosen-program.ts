import type { Detail } from '../../../../shared/model/finding';
import type { ClientProfile } from '../../clients/define-client';
import { clientById } from '../../clients/registry';
import { suiteName } from '../../wire/ids';
import type { Told, Verdict } from '../define-cause';
import { clip } from './clip';
import { judgeNoSharedSuite, type Kind, NOT_ITS_LIST, type SuiteFactsShown } from './no-shared-suite';
import { claimed } from './told';

/** handshake_failure, insufficient_security: what servers answer where nothing is shared (RFC 8446 §6.2). */
const NOTHING_SHARED = [40, 71];

/** A refusal about the methods, whichever program quotes it; or Windows’ own word for it. */
const texts = (told: Told): boolean => {
  const match = claimed(told);
  if (match === null) return false;
  return match.id === 'schannel.algorithm-mismatch' || NOTHING_SHARED.includes(match.alertCode ?? -1);
};

/** One program with a list of its own that was recorded or documented. */
const kindOf = ({ name, id }: ClientProfile): Kind => ({
  words: name,
  single: true,
  standsFor: id,
  includes: (profile) => profile.id === id,
  programs: [],
  speaking: [],
  texts,
  here: () => null,
});

const MOST_ROWS = 40;

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 §3.3) stands among the suites and is none. */
const RENEGOTIATION_SIGNAL = 0x00ff;

/** What the program offers, in its own order: one of these would have to be allowed. */
const ownList = ({ name, offers: { suites } }: ClientProfile): Detail => ({
  kind: 'table',
  title: `Encryption methods (cipher suites) that ${clip(name, 80)} offers`,
  columns: ['Method'],
  rows: suites
    .filter((suite) => suite !== RENEGOTIATION_SIGNAL)
    .slice(0, MOST_ROWS)
    .map((suite) => [suiteName(suite)]),
});

/** Whether the program that was chosen by name has an encryption method in common with this server; both lists stand in the details. */
export const judgeChosenProgram = (shown: SuiteFactsShown, told: Told): Verdict => {
  const chosen = told.asked.client ? clientById(told.asked.client) : null;
  if (chosen === null && !shown.hello.base.answered) return { verdict: 'ruled-out', because: NOT_ITS_LIST };
  if (chosen === null)
    return { verdict: 'unknown', why: 'No program was chosen by name, so no list of its methods is known.' };
  const verdict = judgeNoSharedSuite({ kind: kindOf(chosen), shown, told });
  return 'details' in verdict
    ? { ...verdict, details: [...(verdict.details ?? []), ownList(chosen)] }
    : verdict;
};
