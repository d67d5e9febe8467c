import { retellLines } from '../../../shared/i18n/retell';
import type { Fix, Owner } from '../../../shared/model/finding';
import { OWNER_NAMES } from './names';

/** A stack as a heading. */
export const stackName = (stack: string): string => (stack === 'any' ? 'Any system' : stack);

/** One fix as plain text for the clipboard. */
export const fixText = (fix: Fix): string =>
  retellLines(
    [
      `${OWNER_NAMES[fix.owner]} (${stackName(fix.stack)})`,
      ...fix.steps.map((step, index) => `${index + 1}. ${step}`),
      ...(fix.undo ? [`To take it back: ${fix.undo}`] : []),
    ].join('\n'),
  );

/** The fixes by who carries them out; `first` comes first, the others in the order in which they are named. */
export const groupByOwner = (
  fixes: readonly Fix[],
  first: Owner,
): { readonly owner: Owner; readonly fixes: readonly Fix[] }[] => {
  const owners = [...new Set(fixes.map((fix) => fix.owner))];
  const sorted = [...owners.filter((owner) => owner === first), ...owners.filter((owner) => owner !== first)];
  return sorted.map((owner) => ({ owner, fixes: fixes.filter((fix) => fix.owner === owner) }));
};
