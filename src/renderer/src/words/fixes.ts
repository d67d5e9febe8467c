import { retellLines } from '../../../shared/i18n/retell';
import type { Fix } from '../../../shared/model/finding';
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
