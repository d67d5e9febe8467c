import { printable } from '../../../shared/words/printable';
import { defineProbe } from './define-probe';
import { type LocalSettingsFacts, localSettingsFactsSchema } from './local-settings-facts';

const describe = ({ systemName, settings, unreadable }: LocalSettingsFacts): string => {
  const set = settings.filter(({ value }) => value !== null).length;
  const missing = unreadable.length === 0 ? '' : `; ${unreadable.length} could not be read`;
  return printable(
    `${systemName}: ${settings.length} settings looked for, ${set} of them set${missing}.`,
    400,
  );
};

export const probe = defineProbe({
  id: 'local-settings',
  question: 'What do this computer’s own settings say about secure connections?',
  areas: ['protocol', 'policy'],
  needs: [],
  budget: { connections: 0, ms: 25_000 },
  facts: localSettingsFactsSchema,
  async run({ net, asked }) {
    const facts = await net.localSettings(asked.target.host);
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
