import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { VersionsStrip } from './VersionsStrip';
import type { VersionState } from './versions';

type Told = readonly [state: VersionState['state'], why: string];
const ANSWERED: Told = ['spoken', 'answered'];

const states = (...given: readonly Told[]): VersionState[] =>
  (['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const).map((version, at) => {
    const [state, why] = given[at] ?? ['unknown', 'not tried'];
    return { version, state, why };
  });
const usual = states(
  ['refused', 'closed'],
  ['refused', 'protocol_version'],
  ['unknown', 'no answer'],
  ANSWERED,
  ANSWERED,
);
const other: Told = ['other', 'answered with TLS 1.2'];

export const examples: Pieces = {
  'some spoken': <VersionsStrip versions={usual} />,
  'all spoken': <VersionsStrip versions={states(ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED)} />,
  'could not tell': <VersionsStrip versions={states()} />,
  'answered in another': <VersionsStrip versions={states(other, other, other, ANSWERED)} />,
  'in print': (
    <Paper>
      <VersionsStrip versions={usual} />
    </Paper>
  ),
};
