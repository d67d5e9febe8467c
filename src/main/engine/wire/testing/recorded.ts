import hellos from '../testdata/recorded-clienthellos.json';
import servers from '../testdata/recorded-servers.json';

/** Bytes of a hex text; white space may stand anywhere. */
export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The hex text of bytes, for comparisons that print well. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** One recorded first flight of a known client: a whole record. */
export interface RecordedHello {
  readonly client: string;
  readonly bytes: Uint8Array;
}

export const recordedHellos: readonly RecordedHello[] = hellos.hellos.map(({ client, hex }) => ({
  client,
  bytes: fromHex(hex),
}));

/** Everything that a real server sent on one connection; `name` as in testdata/recorded-servers.json. */
export const recordedServers: readonly { readonly name: string; readonly bytes: Uint8Array }[] =
  servers.connections.map(({ name, hex }) => ({ name, bytes: fromHex(hex) }));

/** The bytes of one recorded connection. Throws for a name that was not recorded. */
export const recordedServer = (name: string): Uint8Array => {
  const found = recordedServers.find((connection) => connection.name === name);
  if (found === undefined) throw new Error(`no recording is called ${name}`);
  return found.bytes;
};

/** A Certificate message of TLS 1.3, decrypted, with its handshake header. */
export const recordedCertificate13 = fromHex(servers.certificate13.hex);
