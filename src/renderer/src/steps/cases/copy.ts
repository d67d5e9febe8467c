import type { CaseFilter } from '../../store';

export const copy = {
  title: 'All cases',
  lead: 'Every case is saved here by itself, on this computer only. A case file from somebody else can be dropped anywhere in this window.',
  search: 'Search',
  searchHint: 'In names, addresses and results.',
  sort: 'Order',
  sortHint: 'What comes first.',
  none: 'There is no case yet. The first one is saved as soon as you say what you are trying to reach.',
  noMatch: 'No case matches what you search for.',
  gone: 'Deleted, and can still be put back',
  goneNote: 'They are removed for good 30 days after they were deleted.',
} as const;

export const SORTS: readonly { readonly value: CaseFilter['sort']; readonly label: string }[] = [
  { value: 'newest', label: 'The newest first' },
  { value: 'name', label: 'By name' },
  { value: 'result', label: 'By result: causes first' },
];
