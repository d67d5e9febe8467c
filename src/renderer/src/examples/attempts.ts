import type { Attempt, WireEvent } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';

type Step = readonly [
  at: number,
  who: WireEvent['who'],
  kind: WireEvent['kind'],
  label: string,
  bytes?: number,
];

const toEvent = ([at, who, kind, label, bytes = 0]: Step): WireEvent => ({ at, who, kind, label, bytes });

const OPENING: readonly Step[] = [
  [0, 'here', 'connecting', '203.0.113.20:443'],
  [11.8, 'peer', 'connected', '203.0.113.20:443'],
];

/** An attempt as the engine records it; `steps` come after the connection is made. */
export const attempt = (
  id: string,
  purpose: string,
  versions: string[],
  steps: readonly Step[],
  outcome: Outcome,
): Attempt => ({
  id,
  purpose,
  address: '203.0.113.20',
  port: 443,
  startedAt: '2026-11-21T09:14:03.120Z',
  ms: steps.at(-1)?.[0] ?? 12,
  hello: { versions, serverName: 'shop.example', suites: 15, groups: ['x25519', 'secp256r1'], bytes: 246 },
  events: [...OPENING, ...steps].map(toEvent),
  outcome,
  bytesIn: steps.filter(([, who]) => who === 'peer').reduce((sum, [, , , , bytes]) => sum + (bytes ?? 0), 0),
  bytesOut: 246,
  firstBytes: '160303007a020000760303',
});

const hello: Step = [12.1, 'here', 'sent', 'ClientHello', 246];

/** Our greeting, and the server closes without a word. */
export const closed = (id: string, purpose: string, versions: string[]): Attempt =>
  attempt(id, purpose, versions, [hello, [26.4, 'peer', 'fin', 'FIN'], [26.5, 'here', 'closed', 'closed']], {
    kind: 'fin',
    stage: 'after-hello',
  });

/** Our greeting, and the server answers with its whole reply. */
export const answered = (id: string, purpose: string, versions: string[]): Attempt =>
  attempt(
    id,
    purpose,
    versions,
    [
      hello,
      [25.9, 'peer', 'record', 'ServerHello', 122],
      [26.2, 'peer', 'record', 'Certificate', 2_841],
      [26.6, 'peer', 'record', 'ServerKeyExchange, ServerHelloDone', 338],
      [26.9, 'here', 'closed', 'closed'],
    ],
    { kind: 'answered', stage: 'after-server-flight' },
  );

/** A whole handshake, and then three seconds in which we listened for a late refusal. */
export const listened = (id: string, purpose: string): Attempt =>
  attempt(
    id,
    purpose,
    ['TLS 1.3'],
    [
      hello,
      [25.9, 'peer', 'record', 'ServerHello', 122],
      [27.1, 'here', 'sent', 'Finished', 74],
      [3_027.1, 'here', 'closed', 'closed'],
    ],
    { kind: 'answered', stage: 'after-finished' },
  );

/** Our greeting, and the server names its complaint. */
export const alerted = (id: string, purpose: string, versions: string[]): Attempt =>
  attempt(
    id,
    purpose,
    versions,
    [hello, [24.8, 'peer', 'alert', 'Alert fatal protocol_version (70)', 7], [25, 'peer', 'fin', 'FIN']],
    { kind: 'alert', stage: 'after-hello', level: 'fatal', code: 70, name: 'protocol_version' },
  );

/** Our greeting, and nothing comes. */
export const silent = (id: string, purpose: string, versions: string[]): Attempt =>
  attempt(id, purpose, versions, [hello, [8_012.3, 'here', 'timeout', 'no answer']], {
    kind: 'silence',
    stage: 'after-hello',
    afterMs: 8_000,
  });

/** Nobody accepts the connection at all. */
export const refused = (id: string): Attempt => ({
  ...silent(id, 'Connect and listen without a word', []),
  ms: 11.2,
  hello: null,
  events: [
    toEvent([0, 'here', 'connecting', '203.0.113.20:443']),
    toEvent([11.2, 'peer', 'refused', 'refused']),
  ],
  outcome: { kind: 'refused' },
  bytesOut: 0,
  bytesIn: 0,
  firstBytes: '',
});
