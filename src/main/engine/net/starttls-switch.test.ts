import { afterEach, describe, expect, it } from 'vitest';
import { STARTTLS_NAMES, type StarttlsName } from '../../../shared/model/way';
import { handrailHello } from '../clients/handrail';
import { protocolOf } from '../starttls/registry';
import { DIALOGUES } from '../starttls/testing/dialogues';
import { encodeClientHello } from '../wire/our-hello';
import { createNet } from './create-net';
import { publicShare } from './shares/own-share';
import type { Peer } from './testing/peer';
import { startSwitchingPeer } from './testing/switching-peer';

let peer: (Peer & { readonly heard: string[] }) | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

type Spoken = Exclude<StarttlsName, 'tds-strict'>;
const spoken = STARTTLS_NAMES.filter((name): name is Spoken => name !== 'tds-strict');
const GREETS: readonly Spoken[] = ['smtp', 'lmtp', 'imap', 'pop3', 'ftp', 'nntp', 'sieve', 'mysql'];

/** A net whose every conversation begins in the words of this protocol, and a server that answers them and switches. */
const netTo = async (name: Spoken) => {
  const { sent, replies } = DIALOGUES[name];
  peer = await startSwitchingPeer({
    hears: sent,
    says: replies,
    greets: GREETS.includes(name),
    packets: name === 'tds',
  });
  return createNet({
    target: { port: peer.port, extraRoots: [] },
    dialogue: () => protocolOf(name).start({ serverName: 'www.lab.test' }),
  });
};

const hello = (version: 0x0303 | 0x0304): Uint8Array =>
  encodeClientHello(
    handrailHello({
      versions: [version],
      serverName: 'www.lab.test',
      random: new Uint8Array(32).fill(3),
      sessionId: new Uint8Array(32).fill(4),
      keyShares: [{ group: 0x001d, key: publicShare(0x001d) ?? new Uint8Array(32) }],
    }),
  );

describe.each(spoken)('after the plain words of %s', (name) => {
  it('our own hello is answered in TLS 1.3', async () => {
    const net = await netTo(name);
    const result = await net.attempt({
      purpose: 'a test',
      address: '127.0.0.1',
      send: hello(0x0304),
      hello: null,
      until: 'server-hello',
    });
    expect(peer?.heard).toEqual([]);
    expect(result.dialogueRefused).toBeNull();
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(result.serverHello?.version).toBe(0x0304);
  });
  it('the certificate is read from TLS 1.2', async () => {
    const net = await netTo(name);
    const result = await net.attempt({
      purpose: 'a test',
      address: '127.0.0.1',
      send: hello(0x0303),
      hello: null,
      until: 'server-flight',
    });
    expect(result.certificates).toHaveLength(1);
    expect(result.serverHelloDone).toBe(true);
  });
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a handshake in %s is completed, and the server waits for more',
    async (version) => {
      const net = await netTo(name);
      const result = await net.handshake({
        purpose: 'a test',
        address: '127.0.0.1',
        serverName: 'www.lab.test',
        minVersion: version,
        maxVersion: version,
        listenMs: 30,
      });
      expect(result).toMatchObject({ completed: true, afterFinished: 'quiet' });
      expect(result.version).toBe(version.replace('v', ' '));
    },
  );
});

describe('TLS of TDS 7', () => {
  it('is framed on the wire during the handshake', async () => {
    const net = await netTo('tds');
    const { attempt } = await net.attempt({
      purpose: 'a test',
      address: '127.0.0.1',
      send: hello(0x0304),
      hello: null,
      until: 'server-hello',
    });
    // The answer to PRELOGIN in a packet of type 4, then the ServerHello in one of type 0x12.
    expect(attempt.firstBytes).toMatch(/^0401001a00000100.{36}1201....0000000016030/);
  });
});
