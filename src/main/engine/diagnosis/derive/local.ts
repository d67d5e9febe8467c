import type { EvidenceMap } from '../../../../shared/model/evidence';
import { clip } from './clip';

export type LocalSettings = EvidenceMap['local-settings'];
type Setting = LocalSettings['settings'][number];

/** Then no rule of this computer is what decides: our own greeting is not bound by any. */
export const UNBOUND =
  'Our own up-to-date greeting, which is not bound by rules of this computer, is not taken either.';

/** No version was taken, neither alone nor with others: of what the server takes nothing is known. */
export const takesNothing = (
  { base }: EvidenceMap['hello'],
  versions: EvidenceMap['versions'] | undefined,
): boolean => !base.answered && versions?.spoken.length === 0;

/** The value of a setting: null = looked for and not set, undefined = not known (not looked for, or not readable). */
export const settingValue = (local: LocalSettings | undefined, id: string): string | null | undefined =>
  local?.settings.find((one) => one.id === id)?.value;

/** Every place where a setting with this id stands and is set. */
export const settingsWith = (
  local: LocalSettings | undefined,
  id: string,
): (Setting & { readonly value: string })[] =>
  (local?.settings ?? []).flatMap((one) =>
    one.id === id && one.value !== null ? [{ ...one, value: one.value }] : [],
  );

/** "HKLM\…\Client, Enabled = 0", "/etc/ssl/openssl.cnf: MinProtocol = TLSv1.2". */
export const said = (local: LocalSettings | undefined, id: string): string => {
  const found = local?.settings.find((one) => one.id === id);
  if (found === undefined) return id;
  const value = found.value === null ? 'not set' : clip(found.value, 160);
  if (found.where.includes(', ')) return `${found.where} = ${value}`;
  return `${found.where}: ${id.replace(/^[\w-]+\./, '')} = ${value}`;
};

/** What could not be read of a place, as a reason for "could not tell"; null when all of it was read. */
export const unreadIn = (local: LocalSettings | undefined, part: RegExp): string | null => {
  if (local === undefined) return 'The settings of this computer were not read.';
  const found = local.unreadable.find(({ where }) => part.test(where));
  return found === undefined
    ? null
    : `A setting of this computer could not be read (${found.where}: ${found.why}).`;
};
