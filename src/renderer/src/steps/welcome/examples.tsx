import { labs } from '../../examples/labs';
import type { Examples } from '../../examples/states';

export const examples: Examples = {
  'the very first start': { labs: { items: labs, problem: null } },
  starting: { labs: { items: labs, problem: null }, labBusy: 'old-program' },
  'no practice server': {
    notice: {
      tone: 'problem',
      text: 'The practice server could not be started. The practice lab did not start.',
    },
  },
};
