import type { ClientProfile } from '../../clients/define-client';
import { clientById } from '../../clients/registry';
import { versionName } from '../../wire/ids';
import type { Told } from '../define-cause';

/** The program that the person chose among those whose greeting is known, as far as causes need it. Versions oldest first. */
export interface ChosenClient {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly versions: readonly string[];
}

/** The chosen program; null when none was chosen, or one that this version of Handrail does not know. */
export const chosenClient = (told: Told): ChosenClient | null => {
  const client = clientById(told.asked.client ?? '');
  if (client === null) return null;
  const versions = [...client.offers.versions].sort((a, b) => a - b).map(versionName);
  return { id: client.id, name: client.name, family: client.family, versions };
};

/** The chosen program, and whether this is so of it; null when none was chosen, or one that is not known. */
export const chosenWith = (
  told: Told,
  takes: (client: ClientProfile) => boolean,
): (Pick<ClientProfile, 'name' | 'basis'> & { readonly takes: boolean }) | null => {
  const client = clientById(told.asked.client ?? '');
  return client && { name: client.name, basis: client.basis, takes: takes(client) };
};

/** What decides beyond the greeting of a program that was chosen: it may be set otherwise than that version usually is. */
export const PROGRAM_GIVEN = {
  given: 'program',
  words:
    'A record of the program’s own connection would decide it, or its log: it may be set otherwise than the chosen version usually is.',
} as const;
