import type { Outcome } from '../../../../shared/model/failure';
import { SSL2_KINDS, VERSIONS } from '../../wire/ids';
import { encodeSsl2ClientHello, readSsl2ServerHello } from '../../wire/ssl2';
import type { AttemptResult } from '../net-port';
import { type Asker, refuses, wayTo } from './ask';

/** SSL 2.0's own verdict. `kinds`: the ciphers that the server offers, 24-bit numbers; one answer tells all of them. */
export interface Ssl2Verdict {
  readonly verdict: 'spoken' | 'refused' | 'unclear';
  readonly outcome: Outcome;
  readonly kinds: readonly number[];
  readonly attempt: string;
}

const CHALLENGE_BYTES = 16;

const readAnswer = ({ ssl2, plaintext, attempt }: AttemptResult): Omit<Ssl2Verdict, 'attempt'> => {
  const read = plaintext ? readSsl2ServerHello(plaintext) : null;
  const hello = ssl2 ?? (read?.state === 'whole' ? read.hello : null);
  const { outcome } = attempt;
  // Without a cipher in common it is a server of SSL 2.0 that can't be used (OpenSSL answers like this with SSL 2.0 switched off).
  if (hello)
    return { verdict: hello.ciphers.length > 0 ? 'spoken' : 'refused', outcome, kinds: hello.ciphers };
  return { verdict: read?.state === 'error' || refuses(outcome) ? 'refused' : 'unclear', outcome, kinds: [] };
};

/** Asks for SSL 2.0 with its own greeting and every cipher that it has; waits so long for an answer. */
export const askSsl2 = async ({ net, subject }: Asker, waitMs: number): Promise<Ssl2Verdict> => {
  const result = await net.attempt({
    ...wayTo(subject),
    purpose: 'SSL 2.0, in its own greeting',
    send: encodeSsl2ClientHello({
      version: VERSIONS['SSL 2.0'],
      ciphers: Object.values(SSL2_KINDS),
      sessionId: new Uint8Array(),
      challenge: net.random(CHALLENGE_BYTES),
    }),
    hello: null,
    until: 'server-hello',
    brief: true,
    waitMs,
  });
  return { ...readAnswer(result), attempt: result.attempt.id };
};
