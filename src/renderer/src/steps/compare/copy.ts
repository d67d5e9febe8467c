import type { CaseDifference } from '../../../../shared/model/comparison';

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
  none: 'Nothing that both measured differs.',
  rest: 'Nothing else that both measured differs.',
  open: 'What could not be compared',
  openNote: 'Only one of the two measured it, or one of them could not tell. That is not a difference.',
  same: 'What is the same',
} as const;

export const GROUPS: readonly { readonly id: CaseDifference['group']; readonly title: string }[] = [
  { id: 'result', title: 'What came of it' },
  { id: 'certificate', title: 'Certificates' },
  { id: 'way', title: 'The way to the server' },
  { id: 'protocol', title: 'What the server speaks' },
  { id: 'computer', title: 'The computer that asked' },
  { id: 'program', title: 'The program' },
  { id: 'other', title: 'Further answers' },
];
