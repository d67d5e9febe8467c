import { z } from '../../../../shared/zod';
import { groupName, suiteName, versionName } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import type { ProbeContext } from '../define-probe';
import type { AttemptResult } from '../net-port';

/** What an answer to a greeting in another form showed besides its ServerHello, in TLS 1.2 or older. */
export const answeredFlightSchema = z.strictObject({
  attemptId: z.string().max(60),
  /** The form of the greeting. */
  form: z.string().max(60),
  version: z.string().max(40),
  suite: z.string().max(80),
  /** The curve in which the server exchanges keys (RFC 8422 §5.4); null: it was not read. */
  exchange: z.string().max(40).nullable(),
  /** The key of the server's own certificate, "EC secp256k1". */
  keyType: z.string().max(40),
});
export type AnsweredFlight = z.infer<typeof answeredFlightSchema>;

/** With an ECDSA suite up to TLS 1.2 the list of groups is about the certificate's key as well (RFC 8422 §5.1.1, §5.3). */
const isEcdsa = (suite: number): boolean => suiteFacts(suite)?.authentication === 'ecdsa';

/**
 * What followed the ServerHello, where it is in the clear: the group of the exchange and the curve of the certificate are two things that one
 * list of groups decides. null: nothing of the kind.
 */
export const readAnsweredFlight = async (
  { net, asked, now }: ProbeContext,
  form: string,
  result: AttemptResult | undefined,
): Promise<AnsweredFlight | null> => {
  const { serverHello, certificates, serverKeyExchange, attempt } = result ?? {};
  if (!serverHello || !certificates?.length || attempt === undefined || !isEcdsa(serverHello.suite))
    return null;
  const { chain } = await net.judgeChain(certificates.slice(0, 1), asked.target.serverName, now);
  return {
    attemptId: attempt.id,
    form,
    version: versionName(serverHello.version),
    suite: suiteName(serverHello.suite),
    exchange: serverKeyExchange?.kind === 'ecdhe' ? groupName(serverKeyExchange.group) : null,
    keyType: chain[0]?.keyType ?? 'unknown',
  };
};
