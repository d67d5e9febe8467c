import type { CaseDifference } from '../../../shared/model/comparison';

/** What differs, most telling first. */
const GROUPS: readonly { readonly id: CaseDifference['group']; readonly title: string }[] = [
  { id: 'result', title: 'What came of it' },
  { id: 'certificate', title: 'Certificates' },
  { id: 'way', title: 'The way to the server' },
  { id: 'protocol', title: 'What the server speaks' },
  { id: 'computer', title: 'The computer that asked' },
  { id: 'program', title: 'The program' },
  { id: 'other', title: 'Further answers' },
];

/** The differences under the titles of their groups; groups without any are left out. */
export const groupedDifferences = (differences: readonly CaseDifference[]) =>
  GROUPS.map(({ id, title }) => ({
    id,
    title,
    those: differences.filter(({ group }) => group === id),
  })).filter(({ those }) => those.length > 0);

/** What the page and the saved page say alike. */
export const COMPARED_WORDS = {
  none: 'Nothing that both measured differs.',
  open: 'What could not be compared',
  openNote: 'Only one of the two measured it, or one of them could not tell. That is not a difference.',
  same: 'What is the same',
} as const;
