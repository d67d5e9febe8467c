import type { RunOptions } from '../../../../shared/model/way';
import { Check } from '../../parts/Check';
import { Select } from '../../parts/Select';
import { setOptions, useApp } from '../../store';
import styles from './Step.module.css';

const DEPTHS: readonly { value: RunOptions['depth']; label: string }[] = [
  { value: 'usual', label: 'What decides something (up to 40)' },
  { value: 'all', label: 'Every list to its end (up to 600)' },
];

const REPEATS = [0, 10, 30, 100, 300].map((times) => ({
  value: String(times),
  label: times === 0 ? 'A few times, as usual' : `${times} times`,
}));

const AT_ONCE = [1, 2, 4, 8, 16].map((many) => ({
  value: String(many),
  label: many === 8 ? '8, as usual' : String(many),
}));

/** A saved case may hold a number that the list has not. */
const withOwn = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];

/** How much is asked, and how fast. */
export const Pace = () => {
  const options = useApp((state) => state.options);
  const { depth, repeats, concurrency, gentle, fetch = true } = options;
  return (
    <fieldset className={styles.group}>
      <legend>How much, and how fast</legend>
      <Select
        label="How much to ask"
        hint="In connections. Full lists can take minutes. The plan is shown before anything is sent."
        value={depth}
        choices={DEPTHS}
        onChange={(chosen) => setOptions({ depth: chosen })}
      />
      <Select
        label="Repeat the same greeting"
        hint="For a connection that fails only now and then."
        value={String(repeats)}
        choices={withOwn(REPEATS, String(repeats))}
        onChange={(chosen) => setOptions({ repeats: Number(chosen) })}
      />
      <Select
        label="Connections at the same time"
        hint={
          gentle ? 'A gentle check makes one at a time.' : 'Fewer, if the server limits how many it takes.'
        }
        value={String(gentle ? 1 : concurrency)}
        choices={withOwn(AT_ONCE, String(concurrency))}
        isDisabled={gentle}
        onChange={(chosen) => setOptions({ concurrency: Number(chosen) })}
      />
      <Check
        label="Go gently"
        hint="One connection at a time, with a pause between. Slower; for servers that shut out those who ask too often."
        isSelected={gentle}
        onChange={(isSelected) => setOptions({ gentle: isSelected })}
      />
      <Check
        label="Ask nobody but the server"
        hint="Otherwise those whom its certificates name are asked for a missing certificate, and whether one was withdrawn."
        isSelected={!fetch}
        onChange={(isSelected) => setOptions({ fetch: !isSelected })}
      />
    </fieldset>
  );
};
