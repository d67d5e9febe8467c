import type { AreaCopy } from '../../parts/AreaPage';

export const copy: AreaCopy = {
  title: 'Security policies',
  lead: 'A rule may forbid the connection: a list of who may come in, a demand for a certificate of the program’s own, a security device on the way.',
  means: {
    suspect: 'A rule is a possible cause. How it ranks among the others stands under “Where things stand”.',
    clear: 'No rule showed itself that would refuse this connection from here.',
    unsure:
      'Rules often refuse without a word, so they can rarely be ruled out from outside. Your answers help most here.',
  },
};
