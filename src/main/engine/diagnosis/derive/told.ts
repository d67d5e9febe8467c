import type { MessageMatch } from '../../../../shared/model/asked';
import type { Outcome } from '../../../../shared/model/failure';
import type { Told } from '../define-cause';

/** The text that tells most, wrappers aside; null when nothing was pasted or nothing was recognised. */
export const claimed = (told: Told): MessageMatch | null =>
  told.message?.matches.find((match) => !match.wrapper) ?? null;

/** The person's answer to a question of shared/model/questions; 'unknown' when not answered. */
export const answer = (told: Told, question: string): string => told.asked.answers[question] ?? 'unknown';

const KINDS: { readonly [event: string]: readonly Outcome['kind'][] } = {
  fin: ['fin'],
  'fin-in-record': ['fin-in-record'],
  rst: ['rst'],
  alert: ['alert'],
  plaintext: ['plaintext'],
  silence: ['silence', 'connect-timeout'],
  refused: ['refused'],
};

const EITHER_CLOSE = ['fin', 'fin-in-record', 'rst'] as const;
const EITHER_FIN = ['fin', 'fin-in-record'] as const;

/**
 * Texts that stand for more than one event, by dictionary id: HttpWebRequest's send failure is a FIN or a RST, and several stacks
 * print the same for both kinds of FIN (measured in our lab).
 */
export const KINDS_BY_TEXT: { readonly [messageId: string]: readonly Outcome['kind'][] } = {
  'dotnet.send-failure': EITHER_CLOSE,
  'dotnet.receive-failure': EITHER_CLOSE,
  'dotnet.secure-channel': ['alert'],
  'dotnet.unexpected-eof': EITHER_FIN,
  'openssl.eof': EITHER_FIN,
  'curl.syscall': EITHER_FIN,
  'python.eof': EITHER_FIN,
  'node.socket-disconnected': EITHER_FIN,
  'node.econnreset-bare': EITHER_CLOSE,
  'java.remote-closed-old': EITHER_FIN,
  'java.remote-terminated': EITHER_FIN,
  'java.shut-down-incorrectly': EITHER_FIN,
  'browser.closed': EITHER_FIN,
  'browser.ff-eof': EITHER_FIN,
};

/** The id of a text without its language: "dotnet.send-failure" for "dotnet.send-failure-de" (messages/stacks/dotnet-localised). */
export const withoutLanguage = (id: string): string => id.replace(/-(?:de|es|fr|it|ja|pt|ru|zh)$/, '');

const kindsOf = (match: MessageMatch | null): readonly Outcome['kind'][] | undefined =>
  match === null ? undefined : (KINDS_BY_TEXT[withoutLanguage(match.id)] ?? KINDS[match.event]);

/** How the event that the pasted text proves compares with what a hello of ours brought. */
export type Comparison = 'same' | 'different' | 'nothing-claimed';

/** Compares the pasted text's event with an outcome; alerts must have the same number when the text names one. */
export const compareClaim = (told: Told, outcome: Outcome): Comparison => {
  const match = claimed(told);
  const kinds = kindsOf(match);
  if (match === null || kinds === undefined) return 'nothing-claimed';
  if (!kinds.includes(outcome.kind)) return 'different';
  if (outcome.kind !== 'alert' || match.alertCode === null) return 'same';
  return outcome.code === match.alertCode ? 'same' : 'different';
};

/** The pasted text says that the other side did something (closed, cut, alert, plain text, silence), not that this side refused. */
export const claimsPeerAct = (told: Told): boolean => kindsOf(claimed(told)) !== undefined;

/** The pasted text says that the program itself refused the server's certificate. */
export const claimsCertificateRefused = (told: Told): boolean =>
  claimed(told)?.event === 'certificate-rejected-here';

/** Who wrote the pasted text, when it comes from the side that accepts connections (one text, or a line of a log); null otherwise. */
export const serverWriter = (told: Told): string | null => {
  const match = told.message?.matches.find(({ side }) => side === 'accepts');
  const line = told.message?.log?.hits.find(({ side }) => side === 'accepts');
  return match?.writtenBy ?? line?.writtenBy ?? null;
};
