import { outcomeSchema } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import type { ProbeContext } from './define-probe';
import { type Door, through } from './door';
import type { HandshakeOptions, HandshakeResult } from './net-port';

/** What came of showing the person's own certificate in one version. */
export const presentedSchema = z.strictObject({
  attemptId: z.string().max(60),
  version: z.string().max(40),
  /**
   * `accepted`: shown, and the server went on. `refused`: shown, and the server ended it. `not-asked`: the server did not ask for one.
   * `not-shown`: this computer could not show it (its key, its passphrase). `unclear`: none of these could be told.
   */
  result: z.enum(['accepted', 'refused', 'not-asked', 'not-shown', 'unclear']),
  outcome: outcomeSchema,
  alertName: z.string().max(60).nullable(),
  /** One plain sentence. */
  words: z.string().max(400),
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

/** One handshake in this version with the person's own certificate, and then listening for a refusal. */
export const presentIn = async (
  { asked, net }: ProbeContext,
  door: Door,
  nodeVersion: NodeVersion,
  listenMs: number,
): Promise<Presented> => {
  const version = SPOKEN[nodeVersion];
  const result = await net.handshake({
    purpose: `A complete handshake with your certificate, ${version}, and then listening`,
    ...through(door, asked.target.serverName),
    minVersion: nodeVersion,
    maxVersion: nodeVersion,
    listenMs,
    clientCertificate: true,
  });
  const kind = resultOf(result);
  return {
    attemptId: result.attempt.id,
    version,
    result: kind,
    outcome: result.attempt.outcome,
    alertName: result.alertName?.slice(0, 60) ?? null,
    words: printable(wordsFor(kind, version, result), 400),
  };
};
