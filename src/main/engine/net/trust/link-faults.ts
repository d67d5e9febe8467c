import type { TrustFault } from '../../probes/net-port';
import type { Path, Placed } from './build-path';
import { called, dateFaults, fault } from './fault-words';
import { constraintFaults } from './name-faults';
import type { ParsedCertificate } from './parse-certificate';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';
const DIGITAL_SIGNATURE = 1 << 0;
const KEY_ENCIPHERMENT = 1 << 2;
const KEY_AGREEMENT = 1 << 4;
const KEY_CERT_SIGN = 1 << 5;

/** CA/Browser Forum Baseline Requirements 6.1.5 and what OpenSSL's security level 2 takes: RSA 2048, curves from 224 bits; DSA not at all. */
export const keyFaults = ({ facts }: ParsedCertificate, index: number, what: string): TrustFault[] => {
  const weak =
    facts.keyType === 'DSA' ||
    (facts.keyType.startsWith('RSA') && facts.keyBits < 2048) ||
    (facts.keyType.startsWith('EC ') && facts.keyBits > 0 && facts.keyBits < 224);
  return weak
    ? [
        fault(
          'weak-key',
          index,
          `${what} has a key that is too short or too old: ${facts.keyType}, ${facts.keyBits} bits.`,
        ),
      ]
    : [];
};

const methodFaults = (link: Placed, what: string): TrustFault[] => {
  const { weak, family, name } = link.certificate.signatureAlgorithm;
  if (weak)
    return [fault('weak-signature', link.index, `${what} is signed with an outdated method: ${name}.`)];
  return family === null
    ? [fault('unreadable', link.index, `${what} is signed with a method this program can’t check: ${name}.`)]
    : [];
};

/** Keys that do nothing but sign in a handshake (RFC 8422 §5.1; static ECDH is gone; RFC 4055 §1.2). */
const isSigner = ({ facts }: ParsedCertificate): boolean => /^(EC |Ed|RSA-PSS$)/.test(facts.keyType);

/** RFC 5280 §4.2.1.3, §4.2.1.12 and the criticality rule of §4.2. */
const usageFaults = (link: Placed, what: string, isServer: boolean): TrustFault[] => {
  const { purposes, keyUsage, unknownCritical } = link.certificate;
  const found: TrustFault[] = [];
  if (purposes && !purposes.includes(SERVER_AUTH) && !purposes.includes(ANY_PURPOSE))
    found.push(
      fault(
        'wrong-usage',
        link.index,
        `${what} is not meant for servers (its permitted uses leave out serverAuth).`,
      ),
    );
  if (isServer && keyUsage !== null && !(keyUsage & (DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | KEY_AGREEMENT)))
    found.push(
      fault('wrong-usage', link.index, `${what} has a key that may not be used to secure a connection.`),
    );
  else if (isServer && keyUsage !== null && !(keyUsage & DIGITAL_SIGNATURE) && isSigner(link.certificate))
    found.push(
      fault(
        'wrong-usage',
        link.index,
        `${what} has a key that may not sign, and a key of its kind does nothing else.`,
      ),
    );
  if (unknownCritical[0])
    found.push(
      fault(
        'wrong-usage',
        link.index,
        `${what} carries a condition that programs don’t know (${unknownCritical[0]}).`,
      ),
    );
  return found;
};

/** RFC 5280 §6.1.4 (k) to (n): what a certificate must allow before another may hang on it. `below`: authorities between it and the server, self-issued ones not counted. */
const authorityFaults = (link: Placed, what: string, below: number): TrustFault[] => {
  const { basic, keyUsage } = link.certificate;
  if (!basic?.ca)
    return [fault('not-an-authority', link.index, `${what} is not allowed to sign other certificates.`)];
  if (keyUsage !== null && !(keyUsage & KEY_CERT_SIGN))
    return [fault('not-an-authority', link.index, `${what} has a key that may not sign certificates.`)];
  return basic.pathLength !== null && below > basic.pathLength
    ? [
        fault(
          'not-an-authority',
          link.index,
          `${what} allows ${basic.pathLength} authorities below it, and there are ${below}.`,
        ),
      ]
    : [];
};

/** What each certificate on the way is lacking by itself. A self-signed one at the top is judged by its key and dates only: its signature proves nothing. */
export const linkFaults = (path: Path, at: Date): TrustFault[] => {
  let below = 0;
  return path.links.flatMap((link, position) => {
    const isServer = position === 0;
    const what = called(link, isServer);
    const isTop = position === path.links.length - 1;
    const trustedItself = isTop && path.anchor === link.certificate;
    const faults = [
      ...dateFaults(link.certificate, link.index, what, at),
      ...keyFaults(link.certificate, link.index, what),
      ...(trustedItself || (isTop && path.selfSigned) ? [] : methodFaults(link, what)),
      ...usageFaults(link, what, isServer),
      ...(isServer || trustedItself ? [] : authorityFaults(link, what, below)),
      ...constraintFaults(
        link,
        what,
        path.links.slice(0, position).map((one) => one.certificate),
      ),
    ];
    if (!isServer && !link.certificate.facts.selfIssued) below += 1;
    return faults;
  });
};
