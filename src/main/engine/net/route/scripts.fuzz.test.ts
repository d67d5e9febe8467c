import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProxyServer } from '../../../../shared/model/way';
import { tunnelScript } from './tunnel';

const CANARY = 'canary-4711';
/** What we say in secret, whole and in part. */
const SECRETS: { readonly [K in ProxyServer['kind']]: readonly string[] } = {
  http: ['cana', btoa(`me:${CANARY}`).slice(0, 4)],
  socks5: ['cana'],
  socks4a: [],
};
const kinds: readonly ProxyServer['kind'][] = ['http', 'socks5', 'socks4a'];
const proxyOf = (kind: ProxyServer['kind'], user: string | null): ProxyServer => ({
  ...{ kind, host: '192.0.2.80', port: 8080, user },
});

/** What proxies really begin with, so that the random rest is reached. */
const beginning = fc.constantFrom(
  ...['', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 407 x\r\nProxy-Authenticate: ', 'HTTP/1.1 100 x\r\n\r\n'],
  ...[
    '\u0005\u0000\u0005\u0000\u0000',
    '\u0005\u0002\u0001\u0000\u0005',
    '\u0000Z',
    CANARY,
    btoa(`me:${CANARY}`),
  ],
);
const chunks = fc
  .tuple(beginning, fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 6 }))
  .map(([start, rest]) => [Uint8Array.from(start, (char) => char.charCodeAt(0)), ...rest]);

/** Feeds the chunks as one growing stream; gives all that would be kept of it. */
const converse = (kind: ProxyServer['kind'], user: string | null, pieces: readonly Uint8Array[]): string => {
  const script = tunnelScript(
    proxyOf(kind, user),
    kind === 'socks4a' ? null : CANARY,
    'www.handrail.test',
    443,
  );
  const kept: string[] = [];
  let received = new Uint8Array(0);
  for (const piece of [new Uint8Array(0), ...pieces, null]) {
    if (piece) received = Uint8Array.from([...received, ...piece]);
    for (let moves = 0; moves < 24; moves += 1) {
      const move = script.next(received, piece === null);
      if (move.do === 'send') kept.push(move.label);
      if (move.do === 'open') expect(move.used).toBeLessThanOrEqual(received.length);
      if (move.do === 'open') return [...kept, move.label].join('\n');
      if (move.do === 'failed') return [...kept, JSON.stringify(move.outcome)].join('\n');
      if (move.do === 'wait') break;
      expect(moves).toBeLessThan(4);
    }
  }
  return kept.join('\n');
};

describe('whatever a proxy says', () => {
  it.each(kinds)('%s: nothing throws, nothing goes on for ever, and no password is kept', (kind) => {
    fc.assert(
      fc.property(chunks, (pieces) => {
        const kept = converse(kind, 'me', pieces);
        return kept.length < 2_000 && !SECRETS[kind].some((secret) => kept.includes(secret));
      }),
      { numRuns: 3_000, seed: 11 },
    );
  });
  it.each(kinds)('%s: it does not matter how its words are cut', (kind) => {
    fc.assert(
      fc.property(chunks, (pieces) => {
        const bytes = pieces.flatMap((piece) => [...piece].map((byte) => Uint8Array.of(byte)));
        // A refusal is seen at its first byte that tells; only what lets through must be the same.
        const [whole, dripped] = [converse(kind, null, pieces), converse(kind, null, bytes)];
        return whole.includes('"kind"') || dripped === whole;
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });
});
