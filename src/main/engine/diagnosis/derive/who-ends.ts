import type { Because } from '../../../../shared/model/finding';
import type { Told } from '../define-cause';
import { compared, inferred } from './clip';
import { pastedAlert } from './pasted';
import { claimed, claimsCertificateRefused, claimsPeerAct } from './told';

/** Alerts about a certificate that was shown (RFC 5246 §7.2.2, RFC 8446 §6.2): 42 to 46, and 48. */
export const isCertificateAlert = (code: number | null): boolean =>
  code !== null && ((code >= 42 && code <= 46) || code === 48);

/** Who would have ended the connection: one sentence for the reasons, and what the pasted text says against it. */
export interface WhoEnds {
  readonly because: Because;
  readonly against: readonly string[];
}

const ofTheProgram = (what: string): string =>
  `${what} makes your program end the connection. The server does not end it because of its own certificate.`;

const acceptsText = (told: Told): boolean =>
  told.asked.side === 'accepts' || claimed(told)?.side === 'accepts';

/** The text was written where connections are accepted, so “the other side” in it is the program that connects. */
const fromServersLog = (told: Told): WhoEnds => {
  if (isCertificateAlert(pastedAlert(told)))
    return {
      because: compared(
        'The text you pasted was written by the side that accepts connections. It says that the program on the other side refused the certificate. That fits this fault.',
      ),
      against: [],
    };
  return {
    because: compared(
      'The text you pasted was written by the side that accepts connections: the program on the other side went away. A program that refuses this certificate does that, and others do it too.',
    ),
    against: [],
  };
};

/**
 * A fault of the server's certificate is refused by the program that reads it (RFC 5280 §6 is a client's duty). So a text which proves
 * that the other side ended the connection speaks against it. `what`: the fault, as the beginning of a sentence.
 */
export const programEnds = (told: Told, what = 'A fault in the server’s certificate'): WhoEnds => {
  if (claimsPeerAct(told) && acceptsText(told)) return fromServersLog(told);
  if (claimsCertificateRefused(told))
    return {
      because: compared(
        `${ofTheProgram(what)} The text you pasted says the same: your program itself refused the certificate.`,
      ),
      against: [],
    };
  if (claimsPeerAct(told))
    return {
      because: inferred(ofTheProgram(what)),
      against: [
        'The text you pasted says that the other side ended the connection. A server does not do that because of its own certificate. So this is worth mending, and something else may be what ended it.',
      ],
    };
  return { because: inferred(ofTheProgram(what)), against: [] };
};

const OF_THE_SERVER =
  'Here it is the server that ends the connection: it decides what it makes of your program’s side.';

/** The other way round: the server refuses, so a text in which the program itself refused a certificate speaks against it. */
export const serverEnds = (told: Told): WhoEnds => {
  if (claimsCertificateRefused(told))
    return {
      because: inferred(OF_THE_SERVER),
      against: [
        'The text you pasted says that your program itself refused the server’s certificate. That happens before the server can refuse anything.',
      ],
    };
  return {
    because: claimsPeerAct(told)
      ? compared(`${OF_THE_SERVER} The text you pasted says the same: the other side ended it.`)
      : inferred(OF_THE_SERVER),
    against: [],
  };
};
