import type { AreaCopy } from '../../parts/AreaPage';

export const copy: AreaCopy = {
  title: 'Network stability',
  lead: 'The name must lead to an address, each address must answer, and the connection must hold every time.',
  means: {
    suspect:
      'The network is a possible cause. How it ranks among the others stands under “Where things stand”.',
    clear:
      'The network carried every connection of this check. A fault that comes and goes may need another check later.',
    unsure:
      'It could not be told whether the network carries the connection reliably. That is not a sign that it does.',
  },
};
