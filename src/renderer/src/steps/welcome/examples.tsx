import { USUAL_PREFERENCES } from '../../../../shared/model/preferences';
import { labs } from '../../examples/labs';
import type { Examples } from '../../examples/states';
import { versions } from '../../examples/versions';

export const examples: Examples = {
  'the very first start': { labs: { items: labs, problem: null } },
  starting: { labs: { items: labs, problem: null }, labBusy: 'old-program' },
  preferences: { preferencesOpen: true, pseudo: true },
  'preferences, large and dark': {
    preferencesOpen: true,
    preferences: { ...USUAL_PREFERENCES, seenFirstRun: true, textSize: 'large', appearance: 'dark' },
  },
  'keyboard shortcuts': { shortcutsOpen: true },
  about: { aboutOpen: true, versions: [...versions] },
  'no practice server': {
    notice: {
      tone: 'problem',
      text: 'The practice server could not be started. The practice lab did not start.',
    },
  },
};
