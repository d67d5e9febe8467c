import { USUAL_PREFERENCES } from '../../../../shared/model/preferences';
import { labs } from '../../examples/labs';
import type { Examples } from '../../examples/states';

const items = { labs: { items: labs, problem: null } };

export const examples: Examples = {
  list: items,
  'some tried before': {
    ...items,
    preferences: {
      ...USUAL_PREFERENCES,
      seenFirstRun: true,
      labsTried: ['old-program', 'expired-certificate'],
    },
  },
  starting: { ...items, labBusy: 'old-program' },
  looking: { labs: { items: null, problem: null } },
  'no list': { labs: { items: [], problem: 'The practice lab did not start.' } },
};
