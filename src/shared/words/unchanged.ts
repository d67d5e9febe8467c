import type { Comparison } from '../model/report';

/** What came out as before, in one sentence, so that only what changed needs a line of its own; '' = nothing to say. */
export const unchangedSentence = ({ changes, unchanged = 0 }: Comparison): string => {
  if (changes.length === 0 || unchanged === 0) return '';
  return unchanged === 1
    ? 'Nothing else that both checks measured has changed: 1 more question was answered as before.'
    : `Nothing else that both checks measured has changed: ${unchanged} more questions were answered as before.`;
};
