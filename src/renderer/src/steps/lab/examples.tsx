import { labs } from '../../examples/labs';
import type { Examples } from '../../examples/states';

export const examples: Examples = {
  list: { labs: { items: labs, problem: null } },
  starting: { labs: { items: labs, problem: null }, labBusy: 'old-program' },
  'no list': { labs: { items: [], problem: 'The practice lab did not start.' } },
};
