import type { TrustFault } from '../../probes/net-port';
import { addressText } from './address';
import type { Placed } from './build-path';
import { fault, short } from './fault-words';
import { matchesName } from './match-name';
import { forbiddenName } from './name-constraints';
import type { ParsedCertificate } from './parse-certificate';

/** Everything about the name that was asked for. */
export const nameFaults = (server: Placed, name: string | null): TrustFault[] => {
  const { names, facts } = server.certificate;
  if (name === null || matchesName(names, name)) return [];
  const list = facts.names.slice(0, 4).map(short).join(', ');
  const more = facts.names.length > 4 ? ` and ${facts.names.length - 4} more` : '';
  return [
    fault(
      'name-mismatch',
      server.index,
      list === ''
        ? `The server’s certificate lists no names at all, so it can’t stand for ${name}.`
        : `The server’s certificate is for ${list}${more}, not for ${name}.`,
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
