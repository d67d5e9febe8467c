import styles from './Figures.module.css';

/** A few figures side by side, each with what it is before it. */
export const Figures = ({ of }: { readonly of: readonly (readonly [string, string])[] }) => (
  <dl className={styles.figures}>
    {of.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
