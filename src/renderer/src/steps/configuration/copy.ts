import type { AreaCopy } from '../../parts/AreaPage';

export const copy: AreaCopy = {
  title: 'Configuration',
  lead: 'The right port, the right name, and a service there that expects a secure connection.',
  means: {
    suspect:
      'A setting is a possible cause. How it ranks among the others stands under “Where things stand”.',
    clear:
      'The port answers with a secure connection and the name is known there, so these settings are not the cause.',
    unsure: 'It could not be told whether the port and the name are right. That is not a sign that they are.',
  },
};
