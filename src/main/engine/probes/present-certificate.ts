import { outcomeSchema } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import type { ProbeContext } from './define-probe';
import { type Door, through } from './door';
import { unasked } from './greet';
import type { HandshakeOptions, HandshakeResult } from './net-port';

/** What came of showing the person's own certificate in one version, twice. */
export const presentedSchema = z.strictObject({
  attemptId: z.string().max(60),
  version: z.string().max(40),
  /**
   * `accepted`: shown, and the server went on. `refused`: shown, and the server ended it. `not-asked`: the server did not ask for one.
   * `not-shown`: this computer could not show it (its key, its passphrase). `unclear`: none of these could be told, or the two tries differ.
   */
  result: z.enum(['accepted', 'refused', 'not-asked', 'not-shown', 'unclear']),
  outcome: outcomeSchema,
  alertName: z.string().max(60).nullable(),
  /** One plain sentence. */
  words: z.string().max(400),
  /** The comparison's other attempts: shown once more, and before that the very same handshake without it. Absent in cases of before, as is the next. */
  again: z.array(z.string().max(60)).max(3).optional(),
  /** With it the server went on, without it the server ended the very same handshake: twice each (with, without, without, with). */
  holds: z.boolean().optional(),
});
export type Presented = z.infer<typeof presentedSchema>;

type NodeVersion = NonNullable<HandshakeOptions['maxVersion']>;

const SPOKEN: { readonly [version in NodeVersion]: string } = {
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

const endedByPeer = ({ attempt: { outcome }, afterFinished }: HandshakeResult): boolean =>
  afterFinished === 'alert' ||
  afterFinished === 'fin' ||
  afterFinished === 'rst' ||
  ['alert', 'fin', 'fin-in-record', 'rst'].includes(outcome.kind);

/** Said instead of the runtime's code: sentences, as the net gives them for a certificate that can't be shown. */
const isSentence = (text: string): boolean => text.includes(' ');

const resultOf = (result: HandshakeResult): Presented['result'] => {
  if (result.localRefusal !== null) return isSentence(result.localRefusal) ? 'not-shown' : 'unclear';
  if (result.certificateShown === null) return 'unclear';
  if (!result.certificateShown) return result.completed ? 'not-asked' : 'unclear';
  if (endedByPeer(result)) return 'refused';
  return result.completed ? 'accepted' : 'unclear';
};

const wordsFor = (kind: Presented['result'], version: string, result: HandshakeResult): string => {
  switch (kind) {
    case 'accepted':
      return `With ${version} your certificate was shown, and the server went on.`;
    case 'refused':
      return `With ${version} your certificate was shown and refused. ${describeOutcome(result.attempt.outcome)}`;
    case 'not-asked':
      return `With ${version} the server did not ask for your certificate.`;
    case 'not-shown':
      return result.localRefusal ?? '';
    case 'unclear':
      return `With ${version} it could not be told what the server makes of your certificate.`;
  }
};

/** What the handshake without it says: the server ended it, or went on. null: neither, for a reason of this computer's own. */
const endsWithout = (result: HandshakeResult): boolean | null => {
  if (result.localRefusal !== null) return null;
  return endedByPeer(result) ? true : result.completed ? false : null;
};

/** Sent for nothing: no connection was left, or the run is over. What this computer's TLS refused was tried, and says so. */
const made = ({ attempt, localRefusal }: HandshakeResult): boolean =>
  localRefusal !== null || !unasked(attempt.outcome);

/** All tries of one version, as far as they were made. */
interface Tries {
  readonly shown: HandshakeResult;
  readonly again: HandshakeResult | null;
  readonly without: readonly HandshakeResult[];
}

const besideWords = (ends: readonly (boolean | null)[], holds: boolean): string => {
  if (holds)
    return ' Without it the server ended the very same handshake. Both came out like this twice, by turns.';
  if (ends.length < 2 || ends.includes(null)) return '';
  return ends[0] === ends[1] ? '' : ' Without it, the very same handshake ended now so and now so.';
};

const presentedOf = (version: string, { shown, again, without }: Tries): Presented => {
  const kind = resultOf(shown);
  const differ = again !== null && resultOf(again) !== kind;
  const result = differ ? 'unclear' : kind;
  const ends = without.map(endsWithout);
  const holds =
    result === 'accepted' && again !== null && ends.length === 2 && ends.every((ended) => ended === true);
  const said = differ
    ? `With ${version} your certificate was tried twice and did not fare alike, so it can’t be told what the server makes of it.`
    : wordsFor(kind, version, shown);
  return {
    attemptId: shown.attempt.id,
    version,
    result,
    outcome: shown.attempt.outcome,
    alertName: shown.alertName?.slice(0, 60) ?? null,
    words: printable(`${said}${result === 'accepted' ? besideWords(ends, holds) : ''}`, 400),
    again: [...without, ...(again ? [again] : [])].map(({ attempt }) => attempt.id),
    holds,
  };
};

/** Connections that `presentIn` makes at most. */
export const PRESENT_CONNECTIONS = 4;

/**
 * A handshake in this version with the person's own certificate, and then listening for a refusal; twice, one after the other. Where it is
 * accepted the very same handshake without it comes twice in between: with, without, without, with. So each comes once on an odd and once
 * on an even connection, and two servers that take turns can't pass for a difference.
 */
export const presentIn = async (
  { asked, net }: ProbeContext,
  door: Door,
  nodeVersion: NodeVersion,
  listenMs: number,
): Promise<Presented> => {
  const version = SPOKEN[nodeVersion];
  const shake = (clientCertificate: boolean, time: number): Promise<HandshakeResult> =>
    net.handshake({
      purpose: clientCertificate
        ? `A complete handshake with your certificate, ${version}, and then listening, time ${time} of 2`
        : `A complete handshake without your certificate, ${version}, and then listening, time ${time} of 2`,
      ...through(door, asked.target.serverName),
      minVersion: nodeVersion,
      maxVersion: nodeVersion,
      listenMs,
      clientCertificate,
    });
  const shown = await shake(true, 1);
  const first = resultOf(shown);
  // This computer's own obstacle is the same the second time.
  if (first === 'not-shown' || !made(shown)) return presentedOf(version, { shown, again: null, without: [] });
  const without = first === 'accepted' ? [await shake(false, 1), await shake(false, 2)] : [];
  const again = await shake(true, 2);
  return presentedOf(version, { shown, again: made(again) ? again : null, without: without.filter(made) });
};
