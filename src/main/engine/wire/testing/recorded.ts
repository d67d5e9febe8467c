import hellos from '../testdata/recorded-clienthellos.json';
import messages from '../testdata/recorded-messages.json';
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

/** One connection between real programs, decrypted: its handshake messages with their headers, in the order they were sent. */
export interface RecordedExchange {
  readonly name: string;
  readonly messages: readonly { readonly from: 'client' | 'server'; readonly bytes: Uint8Array }[];
}

export const recordedExchanges: readonly RecordedExchange[] = messages.connections.map((connection) => ({
  name: connection.name,
  messages: connection.messages.map(({ from, hex }) => ({
    from: from === 'client' ? 'client' : 'server',
    bytes: fromHex(hex),
  })),
}));

/** The body of the first message of a type in one recorded exchange. Throws when there is none. */
export const recordedMessage = (name: string, type: number, from?: 'client' | 'server'): Uint8Array => {
  const messages = recordedExchanges.find((exchange) => exchange.name === name)?.messages ?? [];
  const found = messages.find((one) => one.bytes[0] === type && (from ?? one.from) === one.from);
  if (found === undefined) throw new Error(`no message of type ${type} was recorded in ${name}`);
  return found.bytes.subarray(4);
};
