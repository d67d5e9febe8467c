import { readClientHello } from '../../wire/client-hello';
import { Reader } from '../../wire/reader';
import { recordedHellos } from '../../wire/testing/recorded';
import type { Drawn } from '../define-client';
import { fromHex } from '../shape';
import more from '../testdata/recorded-more.json';

/** Which recording of wire/testdata is whose. */
const RECORDED_AS: Readonly<Record<string, string>> = {
  'node-12': 'tls.connect node v12.22.12/1.1.1n',
  'node-14': 'tls.connect node v14.21.3/1.1.1t',
  'node-16': 'tls.connect node v16.20.2/1.1.1v+quic',
  'node-18': 'tls.connect node v18.20.8/3.0.16',
  'node-20': 'tls.connect node v20.20.2/3.0.19',
  'node-22': 'tls.connect node v22.23.3/3.5.8',
  'node-24': 'tls.connect node v24.21.0/3.5.8',
  'node-26': 'tls.connect node v26.10.0/3.5.8',
  'python-3-11': 'python 3.11 ssl default ctx (OpenSSL 3.0, Debian 12)',
  'curl-7-88': 'curl 7.88 (OpenSSL 3.0, Debian 12)',
  'openssl-3-0': 'openssl s_client 3.0.x Debian 12',
  'wget-gnutls-3-7': 'wget (GnuTLS 3.7.9)',
  'java-17': 'OpenJDK 17.0.15',
  'go-1-19': 'Go 1.19.8',
  'mono-6-8': 'Mono 6.8 SslStream (BTLS)',
  'chrome-156': 'Chromium 156 headless (Debian)',
  'firefox-153': 'Firefox ESR 153 headless (Debian)',
};

/** Every recording with the profile that has to rebuild it. */
export const recordings: readonly { readonly id: string; readonly bytes: Uint8Array }[] = [
  ...Object.entries(RECORDED_AS).flatMap(([id, client]) =>
    recordedHellos.filter((one) => one.client === client).map(({ bytes }) => ({ id, bytes })),
  ),
  ...more.hellos.map(({ client, hex }) => ({ id: client, bytes: fromHex(hex) })),
];

const RECORD_AND_MESSAGE_HEADER = 9;
const KEY_SHARE = 51;

/** What had been drawn for a recorded greeting, so that it can be made again. */
export const drawnFor = (record: Uint8Array): Drawn => {
  const hello = readClientHello(record.subarray(RECORD_AND_MESSAGE_HEADER));
  const keys = new Map<number, Uint8Array>();
  const shares = hello.extensions.find(({ type }) => type === KEY_SHARE);
  const reader = new Reader(shares?.data ?? Uint8Array.of(0, 0), 'key_share').vector(2, 'shares');
  while (reader.left > 0) keys.set(reader.u16('group'), reader.opaque(2, 'key'));
  return {
    random: hello.random,
    sessionId: hello.sessionId,
    serverName: hello.serverName,
    keyShare: (group) => keys.get(group) ?? null,
  };
};
