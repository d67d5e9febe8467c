import { factsOf } from '../../../shared/i18n/languages';
import { LANGUAGES } from '../../../shared/model/language';
import type { Preferences as Chosen } from '../../../shared/model/preferences';
import { set, setPreferences, useApp } from '../store';
import { Ask } from './Ask';
import { Button } from './Button';
import styles from './Preferences.module.css';
import { RadioCards } from './RadioCards';
import { Select } from './Select';

const AS_SYSTEM = 'As this computer';

const LanguageChoice = ({ chosen }: { readonly chosen: Chosen['language'] }) => {
  const pseudo = useApp((state) => state.pseudo);
  const shown = LANGUAGES.filter((one) => one !== 'pseudo' || pseudo || chosen === 'pseudo');
  return (
    <Select<Chosen['language']>
      label="Language"
      hint="For the window and for the reports."
      value={chosen}
      choices={[
        { value: 'system', label: AS_SYSTEM },
        ...shown.map((value) => ({
          value,
          // In its own words: whoever looks for theirs can't read the others.
          label: factsOf(value).name,
          lang: value === 'pseudo' ? 'en' : value,
        })),
      ]}
      onChange={(language) => void setPreferences({ language })}
    />
  );
};

/** What a person can choose for the whole program. Each choice applies at once; there is nothing to confirm. */
export const Preferences = () => {
  const open = useApp((state) => state.preferencesOpen);
  const { language, textSize, appearance } = useApp((state) => state.preferences);
  const close = () => set({ preferencesOpen: false });
  return (
    <Ask
      title="Preferences"
      isOpen={open}
      onClose={close}
      actions={
        <Button kind="primary" onPress={close}>
          Close
        </Button>
      }
    >
      <div className={styles.choices}>
        <p className="muted">Each choice applies at once.</p>
        <LanguageChoice chosen={language} />
        <RadioCards
          label="Size of the text"
          compact
          short
          value={textSize}
          choices={[
            { id: 'standard', label: 'Standard' },
            { id: 'large', label: 'Large' },
          ]}
          onChange={(size) => void setPreferences({ textSize: size === 'large' ? 'large' : 'standard' })}
        />
        <RadioCards
          label="Appearance"
          compact
          short
          value={appearance}
          choices={[
            { id: 'system', label: AS_SYSTEM },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
          onChange={(id) =>
            void setPreferences({ appearance: id === 'light' || id === 'dark' ? id : 'system' })
          }
        />
      </div>
    </Ask>
  );
};
