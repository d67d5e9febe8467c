import type { TlsOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/main/engine/clients/judge';
import { clients } from '../../src/main/engine/clients/registry';
import { serverFactsFrom } from '../../src/main/engine/clients/server-facts';
import { leniency } from '../../src/main/lab/kit/tls-backend';
import { USUAL_OPTIONS } from '../../src/shared/model/way';
import { withRsaKey } from '../peers/by-version';
import { answerTo, freshlyDrawn } from '../peers/greet-as';
import { askedAbout, runOnce } from './one-run';

/** The one that turns no program away. */
const TAKES_ALL = 'TLS 1.0 to 1.2';

const SERVERS: readonly { readonly name: string; readonly options: TlsOptions }[] = [
  {
    name: 'TLS 1.2 with ECDHE and AES-GCM alone',
    options: { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' },
  },
  {
    name: 'key exchange by RSA alone',
    options: { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384:AES128-SHA256' },
  },
  { name: 'TLS 1.3 alone', options: { minVersion: 'TLSv1.3' } },
  { name: TAKES_ALL, options: { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ...leniency() } },
  {
    name: 'ChaCha20 alone, up to TLS 1.2',
    options: { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' },
  },
  {
    name: 'P-521 as its one curve',
    options: {
      ecdhCurve: 'P-521',
      ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA384',
      maxVersion: 'TLSv1.2',
    },
  },
  { name: 'everything that is usual', options: {} },
];
const LONGEST_MS = 120_000;
const SERVER_HELLO = 'message 2';

/** What a check of every list says of each program, and what a real server does with its greeting. */
const bothOf = async (options: TlsOptions) => {
  const peer = await withRsaKey(options)();
  try {
    const usual = askedAbout(peer.port);
    const target = { ...usual.target, ...peer.target };
    const { evidence } = await runOnce({ ...usual, target, options: { ...USUAL_OPTIONS, depth: 'all' } });
    const server = serverFactsFrom(evidence);
    const rows = [];
    for (const client of clients) {
      const answer = await answerTo(peer.port, client.hello(freshlyDrawn(target.serverName)));
      rows.push({ id: client.id, judged: judge(client, server), answered: answer === SERVER_HELLO, answer });
    }
    return rows;
  } finally {
    await peer.stop();
  }
};

describe.concurrent('what is judged of the programs is what a real server does', () => {
  it.each(SERVERS)(
    '$name',
    async ({ name, options }) => {
      const rows = await bothOf(options);
      const wrong = rows.filter(({ judged, answered }) => (judged.would === 'be-closed') === answered);
      expect(wrong).toEqual([]);
      expect(rows.filter(({ judged }) => judged.would === 'unknown')).toEqual([]);
      expect(rows.some(({ answered }) => !answered)).toBe(name !== TAKES_ALL);
    },
    LONGEST_MS,
  );
});
