import type { AreaCopy } from '../../parts/AreaPage';

export const copy: AreaCopy & { readonly programs: string } = {
  title: 'Protocol compatibility',
  lead: 'Both sides must speak a common version of the secure connection (TLS) and share at least one method to encrypt.',
  programs:
    'Judged from what was measured of this server, without a connection for each. The rules of another computer can change it.',
  means: {
    suspect:
      'A mismatch of versions or methods is a possible cause. How it ranks among the others stands under “Where things stand”.',
    clear:
      'The server speaks what a modern program speaks. A mismatch remains possible only with an old program.',
    unsure:
      'Not every question about versions and methods could be answered; below is what stayed open. That is not a sign that they fit.',
  },
};
