import { useDeferredValue, useState } from 'react';
import styles from './Gallery.module.css';
import type { Shown } from './index-of';
import { INDEX } from './index-of';

const WINDOWS = [
  { id: 'usual', name: '1100 × 760', width: 1100, height: 760 },
  { id: 'small', name: '800 × 600', width: 800, height: 600 },
  { id: 'zoomed', name: '200 % zoom', width: 550, height: 380 },
  { id: 'narrow', name: '360 wide', width: 360, height: 700 },
  { id: 'large', name: '1920 × 1080', width: 1920, height: 1080 },
] as const;

const KINDS: Readonly<Record<Shown['kind'], string>> = { page: 'Pages', picture: 'Pictures', part: 'Parts' };

const SWITCHES = [
  { id: 'still', name: 'Clock stands still', query: 'still' },
  { id: 'rtl', name: 'Right to left', query: 'dir=rtl' },
  { id: 'pseudo', name: 'Pseudo-locale', query: 'locale=pseudo' },
  { id: 'large', name: 'Large text', query: 'text=large' },
] as const;

const groupsOf = (shown: readonly Shown[]): [string, Shown[]][] => {
  const groups = new Map<string, Shown[]>();
  for (const one of shown) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups];
};

const List = ({ all, current }: { all: readonly Shown[]; current: string }) => (
  <nav aria-label="Examples" className={styles.list}>
    {Object.entries(KINDS).map(([kind, title]) => {
      const groups = groupsOf(all.filter((one) => one.kind === kind));
      if (groups.length === 0) return null;
      return (
        <section key={kind}>
          <h2>{title}</h2>
          {groups.map(([group, members]) => (
            <div key={group}>
              <h3>{group.replace(/^(?:picture|part)\./u, '')}</h3>
              <ul>
                {members.map(({ hash, name }) => (
                  <li key={hash}>
                    <a href={`#show:${hash}`} aria-current={hash === current ? 'true' : undefined}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      );
    })}
  </nav>
);

const Choices = ({ on, toggle }: { on: readonly string[]; toggle: (id: string) => void }) => (
  <fieldset className={styles.switches}>
    <legend className="visually-hidden">How it is shown</legend>
    {SWITCHES.map(({ id, name }) => (
      <label key={id}>
        <input type="checkbox" checked={on.includes(id)} onChange={() => toggle(id)} />
        {name}
      </label>
    ))}
  </fieldset>
);

/** The gallery's own page: every example in a list that can be searched, the chosen one in a window of any size beside it. */
export const Gallery = ({ current, open }: { readonly current: string; open: (hash: string) => void }) => {
  const [words, setWords] = useState('');
  const [size, setSize] = useState<string>('usual');
  const [on, setOn] = useState<readonly string[]>(['still']);
  const sought = useDeferredValue(words.trim().toLowerCase());
  const fitting = INDEX.filter(({ group, name }) => `${group} ${name}`.toLowerCase().includes(sought));
  const { width, height } = WINDOWS.find(({ id }) => id === size) ?? WINDOWS[0];
  const query = SWITCHES.filter(({ id }) => on.includes(id)).map((one) => one.query);
  const address = `${window.location.pathname}?${query.join('&')}#${current}`;
  const step = (by: number) => {
    const at = fitting.findIndex(({ hash }) => hash === current);
    const next = fitting[(at + by + fitting.length) % fitting.length];
    if (next) open(next.hash);
  };
  return (
    <div className={styles.gallery}>
      <header className={styles.head}>
        <h1>Every page, picture and part in every state</h1>
        <p className="muted">
          {`${fitting.length} of ${INDEX.length} examples. `}
          <a href="#walk">Walk through the whole wizard with a pretended program behind it</a>
        </p>
        <label className={styles.search}>
          Search
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
      </header>
      <List all={fitting} current={current} />
      <main className={styles.stage}>
        <div className={styles.bar}>
          <button type="button" onClick={() => step(-1)}>
            Previous
          </button>
          <button type="button" onClick={() => step(1)}>
            Following
          </button>
          <label>
            Window
            <select value={size} onChange={(event) => setSize(event.target.value)}>
              {WINDOWS.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Choices
            on={on}
            toggle={(id) => setOn(on.includes(id) ? on.filter((one) => one !== id) : [...on, id])}
          />
          <a href={address} target="_blank" rel="noreferrer">
            Alone
          </a>
        </div>
        <iframe key={address} src={address} title={decodeURIComponent(current)} style={{ width, height }} />
      </main>
    </div>
  );
};
