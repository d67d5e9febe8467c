import type { MarkShape } from './Mark';
import { Mark } from './Mark';
import type { VersionState } from './versions';

const WORDS: Readonly<Record<VersionState['state'], string>> = {
  spoken: 'Spoken',
  other: 'Not spoken',
  refused: 'Refused',
  unknown: 'Could not tell',
};
const SHAPES: Readonly<Record<VersionState['state'], MarkShape>> = {
  spoken: 'solid',
  other: 'cross',
  refused: 'cross',
  unknown: 'question',
};

/** The versions from old to new: spoken, refused or could not tell, by shape and word. */
export const VersionsStrip = ({ versions }: { readonly versions: readonly VersionState[] }) => (
  <figure className="pic-versions">
    <figcaption>Versions of the secure connection that this server speaks, oldest first</figcaption>
    <ul>
      {versions.map(({ version, state, why }) => (
        <li key={version} className={`pic-version pic-${state}`}>
          <span className="pic-version-name">{version}</span>
          <span className="pic-version-state">
            <Mark shape={SHAPES[state]} />
            {WORDS[state]}
          </span>
          <span className="pic-version-why">{why}</span>
        </li>
      ))}
    </ul>
  </figure>
);
