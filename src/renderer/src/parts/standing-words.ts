import type { Finding } from '../../../shared/model/finding';

/** How the place of a cause changed with the last answer; null when it did not. */
export const movement = (
  finding: Finding,
  index: number,
  earlier: readonly { readonly causeId: string }[] | null,
): string | null => {
  if (!earlier) return null;
  const before = earlier.findIndex(({ causeId }) => causeId === finding.causeId);
  if (before === -1) return 'new';
  if (before === index) return null;
  return before > index ? `moved up from ${before + 1}` : `moved down from ${before + 1}`;
};
