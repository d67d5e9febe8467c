import type { TrustFault } from '../../probes/net-port';
import { addressBytes, addressText } from './address';
import type { Placed } from './build-path';
import { fault, short } from './fault-words';
import { matchesName } from './match-name';
import { forbiddenName } from './name-constraints';
import type { ParsedCertificate } from './parse-certificate';

/** The name is there, but in a place where no careful program looks for it; empty: it is not there at all. */
const nearMiss = ({ facts, names }: ParsedCertificate, name: string): string => {
  const wanted = name.toLowerCase();
  if (names.dns.some((one) => one.toLowerCase() === wanted) && addressBytes(wanted))
    return ' It holds the address among the names (dNSName), and programs look for it among the addresses (RFC 9525 §6.5).';
  return /^CN=([^,]+)/.exec(facts.subject)?.[1]?.toLowerCase() === wanted
    ? ' That name stands in its subject (CN) only, where programs no longer look (RFC 9525 §2).'
    : '';
};

/** Everything about the name that was asked for. */
export const nameFaults = (server: Placed, name: string | null): TrustFault[] => {
  const { names, facts } = server.certificate;
  if (name === null || matchesName(names, name)) return [];
  const nearly = nearMiss(server.certificate, name);
  const list = facts.names.slice(0, 4).map(short).join(', ');
  const more = facts.names.length > 4 ? ` and ${facts.names.length - 4} more` : '';
  return [
    fault(
      'name-mismatch',
      server.index,
      list === ''
        ? `The server’s certificate lists no names at all, so it can’t stand for ${name}.${nearly}`
        : `The server’s certificate is for ${list}${more}, not for ${name}.${nearly}`,
    ),
  ];
};

/**
 * Names that this authority may not vouch for (RFC 5280 §4.2.1.10, §6.1.3 (b), (c)): of the server's certificate and of the authorities
 * between; of those, one with the name of its own issuer is left out, as the RFC has it.
 */
export const constraintFaults = (
  link: Placed,
  what: string,
  below: readonly ParsedCertificate[],
): TrustFault[] => {
  const { nameConstraints } = link.certificate;
  if (!nameConstraints) return [];
  try {
    const name = below
      .filter(({ facts }, position) => position === 0 || !facts.selfIssued)
      .map((certificate) => forbiddenName(nameConstraints, certificate, addressText))
      .find((forbidden) => forbidden !== null);
    return name === undefined || name === null
      ? []
      : [fault('wrong-usage', link.index, `${what} is not allowed to vouch for the name ${short(name)}.`)];
  } catch {
    return [
      fault(
        'unreadable',
        link.index,
        `${what} limits the names it may vouch for in a way that can’t be read.`,
      ),
    ];
  }
};
