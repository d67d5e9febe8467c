import { spokenDate } from '../../../../shared/words/dates';
import type { TrustFault, TrustFaultCode } from '../../probes/net-port';
import type { Placed } from './build-path';
import type { ParsedCertificate } from './parse-certificate';

/** A fault with its sentence, bounded. */
export const fault = (code: TrustFaultCode, index: number, text: string): TrustFault => ({
  code,
  index,
  text: text.slice(0, 400),
});

const day = (date: Date): string => spokenDate(date.toISOString());

/** A name as it may stand in a sentence. */
export const short = (name: string): string => (name.length > 120 ? `${name.slice(0, 119)}…` : name);

/** How a sentence names a link: the server's own certificate is index 0 of the path, the others are authorities. */
export const called = (link: Placed, isServer: boolean): string =>
  isServer
    ? 'The server’s certificate'
    : `The certificate of the authority “${short(link.certificate.facts.subject)}”`;

/** Whether `at` lies within the validity of a certificate; `what` names it. */
export const dateFaults = (
  certificate: ParsedCertificate,
  index: number,
  what: string,
  at: Date,
): TrustFault[] => {
  if (at > certificate.notAfter)
    return [fault('expired', index, `${what} ran out on ${day(certificate.notAfter)}.`)];
  if (at < certificate.notBefore)
    return [fault('not-yet-valid', index, `${what} is valid only from ${day(certificate.notBefore)} on.`)];
  return [];
};
