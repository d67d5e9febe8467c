import type { CaseDifference } from '../../../shared/model/comparison';

/** What differs, most telling first. */
export const COMPARED_GROUPS: readonly { readonly id: CaseDifference['group']; readonly title: string }[] = [
  { id: 'result', title: 'What came of it' },
  { id: 'certificate', title: 'Certificates' },
  { id: 'way', title: 'The way to the server' },
  { id: 'protocol', title: 'What the server speaks' },
  { id: 'computer', title: 'The computer that asked' },
  { id: 'program', title: 'The program' },
  { id: 'other', title: 'Further answers' },
];
