import { clientById } from '../../clients/registry';
import type { Told } from '../define-cause';

/** The program that the person chose among those whose greeting is known, as far as causes need it. Versions oldest first. */
export interface ChosenClient {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly versions: readonly string[];
}

/** ProtocolVersion (RFC 8446 §4.2.1, RFC 5246 §E.1, RFC 6101). */
const NAMES: { readonly [code: number]: string } = {
  768: 'SSL 3.0',
  769: 'TLS 1.0',
  770: 'TLS 1.1',
  771: 'TLS 1.2',
  772: 'TLS 1.3',
};

/** The chosen program; null when none was chosen, or one that this version of Handrail does not know. */
export const chosenClient = (told: Told): ChosenClient | null => {
  const client = clientById(told.asked.client ?? '');
  if (client === null) return null;
  const versions = [...client.offers.versions].sort((a, b) => a - b).flatMap((code) => NAMES[code] ?? []);
  return { id: client.id, name: client.name, family: client.family, versions };
};
