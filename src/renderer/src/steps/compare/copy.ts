import type { CompareSaveAs } from '../../store';

export const copy = {
  title: 'Compare two checks',
  lead: 'Two checks of one case, or of two: before and after, works here and fails there, two computers. You see what each saw where the other saw something else.',
  first: 'First check',
  second: 'Second check',
  firstHint: 'For example the one that works.',
  secondHint: 'For example the one that fails.',
  choose: 'Choose a check…',
  tooFew:
    'To compare, two checks are needed. Check something twice, or open the case file that somebody else has saved.',
  rest: 'Nothing else that both measured differs.',
} as const;

export const SAVES: readonly { as: CompareSaveAs; label: string; hint: string }[] = [
  { as: 'html', label: 'Save as a web page (HTML)', hint: 'Opens in any browser, without Handrail.' },
  { as: 'text', label: 'Save as text', hint: 'For a mail, a ticket or a note.' },
  { as: 'json', label: 'Save as data (JSON)', hint: 'For other programs.' },
];
