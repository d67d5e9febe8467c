import { asciiText } from './ascii';
import type { Reader } from './reader';

const HOST_NAME = 0;

/** ServerNameList (RFC 6066 §3): the first host_name in it. */
export const readServerName = (content: Reader): string | null => {
  const list = content.vector(2, 'server_name_list');
  let found: string | null = null;
  while (list.left > 0) {
    const type = list.u8('name_type');
    const name = list.opaque(2, 'name');
    if (type === HOST_NAME) found ??= asciiText(name);
  }
  return found;
};

/** ProtocolNameList (RFC 7301 §3.1). */
export const readProtocols = (content: Reader): string[] => {
  const list = content.vector(2, 'protocol_name_list');
  const names: string[] = [];
  while (list.left > 0) names.push(asciiText(list.opaque(1, 'protocol_name')));
  return names;
};

/** The server's choice: a list with exactly one name (RFC 7301 §3.1). */
export const readProtocol = (content: Reader): string | null => {
  const names = readProtocols(content);
  if (names.length !== 1)
    content.fail(names.length > 1 ? 'too-many-items' : 'bad-length', 'protocol_name_list');
  return names[0] ?? null;
};

/** KeyShareClientHello (RFC 8446 §4.2.8): the groups; the keys stay in the extension. */
export const readKeyShareGroups = (content: Reader): number[] => {
  const shares = content.vector(2, 'client_shares');
  const groups: number[] = [];
  while (shares.left > 0) {
    groups.push(shares.u16('group'));
    shares.skip(2, 'key_exchange');
  }
  return groups;
};
