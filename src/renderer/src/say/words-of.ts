import { retell, spoken } from '../../../shared/i18n/retell';

/** Attributes that people read or hear, of elements and of our parts. */
const READ = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'label',
  'placeholder',
  'alt',
  'lead',
  'note',
  'caption',
  'description',
  'errorMessage',
] as const;

/** What stands in these is shown exactly as it came. */
const AS_IT_IS = new Set<unknown>(['code', 'pre', 'kbd', 'samp', 'style', 'script']);

type Props = Readonly<Record<string, unknown>>;

const isWords = (child: unknown): child is string | number =>
  typeof child === 'string' || typeof child === 'number';

/** One run of text and values. Where nothing changes its pieces stay apart, so that React sees the children that it would have seen. */
const retoldRun = (run: readonly (string | number)[]): unknown[] => {
  const whole = run.join('');
  const said = retell(whole);
  return said === whole ? [...run] : [said, ...run.slice(1).map(() => null)];
};

/** Text and values side by side are one sentence: "Step ", 2, " of ", 11. An element between them ends it. */
const retoldRuns = (children: readonly unknown[]): unknown[] => {
  const told: unknown[] = [];
  let run: (string | number)[] = [];
  for (const child of children) {
    if (isWords(child)) {
      run.push(child);
      continue;
    }
    told.push(...retoldRun(run), child);
    run = [];
  }
  return [...told, ...retoldRun(run)];
};

const staysAsItIs = (type: unknown, { translate, className }: Props): boolean =>
  AS_IT_IS.has(type) || translate === 'no' || (typeof className === 'string' && /\bmono\b/.test(className));

/**
 * The props of an element with its words in the person's language. `together`: the children stand side by side in the source, so that
 * runs of them are one sentence; the items of a list are not.
 */
export const retoldProps = <P>(type: unknown, props: P, together: boolean): P => {
  const given = props as Props;
  if (spoken() === 'en' || staysAsItIs(type, given)) return props;
  const told: Record<string, unknown> = { ...given };
  for (const name of READ) {
    const value = told[name];
    if (typeof value === 'string') told[name] = retell(value);
  }
  const { children } = given;
  if (typeof children === 'string') told.children = retell(children);
  else if (together && Array.isArray(children)) told.children = retoldRuns(children);
  return told as P;
};
