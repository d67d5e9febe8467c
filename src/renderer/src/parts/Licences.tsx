import type licences from 'virtual:licences';
import { useEffect, useState } from 'react';
import { count } from '../words/format';
import { Field } from './Field';
import styles from './Licences.module.css';
import { More } from './More';

type Licences = typeof licences;

/** Read when somebody wants to see it: most people never do. null: on its way; 'missing': it can't be read. */
const useLicences = (): Licences | null | 'missing' => {
  const [found, setFound] = useState<Licences | null | 'missing'>(null);
  useEffect(() => {
    let gone = false;
    import('virtual:licences').then(
      (module) => !gone && setFound(module.default),
      () => !gone && setFound('missing'),
    );
    return () => {
      gone = true;
    };
  }, []);
  return found;
};

const List = ({ packages, texts }: Licences) => {
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const shown = packages.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(words));
  return (
    <div className={styles.licences}>
      <Field
        id="licence-search"
        label="Find a package or a licence"
        value={wanted}
        onChange={setWanted}
        maxLength={80}
        search
      />
      <p className="muted small" role="status">
        {shown.length === 0
          ? 'No package has that in its name or its licence.'
          : count(shown.length, 'package', 'packages')}
      </p>
      <ul className={styles.list}>
        {shown.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <More
              title={<span translate="no">{name}</span>}
              extra={<span translate="no">{`${version} · ${licence}`}</span>}
            >
              {/* The keyboard has to reach what is longer than its box. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls. */}
              <pre className={styles.text} translate="no" lang="en" tabIndex={0}>
                {texts[text]}
              </pre>
            </More>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The licences of everything that ships: ours first, then the others by name. */
export const Licences = () => {
  const found = useLicences();
  if (found === null) return <p className="muted">Reading the licences…</p>;
  if (found === 'missing') {
    return <p>The licences could not be read. They also stand in the folder where Handrail is installed.</p>;
  }
  return <List {...found} />;
};
