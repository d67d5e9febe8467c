import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome, ProxyFailure } from '../../../../shared/model/failure';
import { USUAL_OPTIONS } from '../../../../shared/model/way';
import { hello, told } from './build';

/** The person gave a proxy. */
export const toldOfProxy = () =>
  told({
    options: { ...USUAL_OPTIONS, proxy: { kind: 'http', host: 'proxy.example', port: 8080, user: null } },
  });

export const stopped = (what: ProxyFailure, status: number | null = null): Outcome => ({
  kind: 'proxy',
  what,
  status,
  text: '',
});

/** Both ways, each with its end; `holds`: each time the same. */
export const bothWays = (
  proxy: string | Outcome,
  direct: string | Outcome,
  holds = true,
): EvidenceMap['ways'] => ({
  compared: 'proxy',
  ways: [
    {
      via: 'proxy',
      address: 'shop.example',
      family: null,
      first: hello('ways-1', proxy),
      repeated: [],
      holds,
    },
    { via: 'direct', address: '192.0.2.10', family: 4, first: hello('ways-2', direct), repeated: [], holds },
  ],
  differ: true,
  holds,
  noDirect: null,
});
