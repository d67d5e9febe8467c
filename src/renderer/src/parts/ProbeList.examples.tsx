import type { Pieces } from '../examples/pieces';
import { RAN } from '../examples/ran';
import { ProbeList } from './ProbeList';

const [first] = RAN;
const each = (['ok', 'skipped', 'gave-up', 'bug'] as const).flatMap((status) =>
  first ? [{ ...first, id: status, status }] : [],
);

export const examples: Pieces = {
  one: <ProbeList probes={RAN.slice(0, 1)} />,
  many: <ProbeList probes={RAN} />,
  'of every kind': <ProbeList probes={each} />,
  'many left out': (
    <ProbeList probes={RAN.map((one, at) => (at < 3 ? one : { ...one, status: 'skipped' }))} />
  ),
  'very long': (
    <ProbeList probes={RAN.slice(0, 2).map((one) => ({ ...one, outcome: 'And then. '.repeat(60) }))} />
  ),
};
