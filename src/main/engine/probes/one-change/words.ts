import { EXTENSIONS, extensionName, groupName, schemeName, suiteName, versionName } from '../../wire/ids';
import type { Variable } from '../one-change-facts';
import { groupsIn, protocolsIn, schemesIn, versionsIn } from './codes';
import type { Dimension } from './mixing';
import { extensionOf, type Parts } from './parts';

/** What was changed, as it stands in a sentence about a step. */
export const VARIABLE_NAMES: { readonly [V in Variable]: string } = {
  version: 'the versions',
  suites: 'the encryption methods',
  groups: 'the ways to agree on a key',
  'signature-schemes': 'the ways of signing',
  'server-name': 'the server’s name',
  alpn: 'the language to be spoken afterwards',
  'client-certificate': 'the client certificate',
  size: 'the size',
  form: 'the form',
  extensions: 'further entries',
  address: 'the address',
  family: 'the kind of address',
  way: 'the way there',
  starttls: 'the plain beginning',
  time: 'the moment',
};

/** As many as fit into a sentence; of more, how many. */
const MOST_NAMED = 3;

const namesOf = (codes: readonly number[], name: (code: number) => string, many: string): string =>
  codes.length === 0 || codes.length > MOST_NAMED
    ? `${codes.length === 0 ? 'no' : codes.length} ${many}`
    : codes.map(name).join(', ');

const protocols = (parts: Parts): string => {
  const names = protocolsIn(parts).slice(0, 4);
  return names.length === 0 ? 'no language named (ALPN)' : `the languages ${names.join(' and ')} (ALPN)`;
};

const versions = (parts: Parts): string => {
  const known = versionsIn(parts).filter((code) => code >> 8 === 0x03);
  const named = known.map(versionName);
  return named.length === 1 && parts.legacyVersion < 0x0303
    ? `${named[0]} as the newest version`
    : `the versions ${named.join(', ')}`;
};

/** "status_request (5)", with or without it. */
const oneExtension = (type: number, parts: Parts): string =>
  extensionOf(parts, type) === null
    ? `without the entry ${extensionName(type)}`
    : `with the entry ${extensionName(type)} as it sends it`;

/** What a greeting has in this dimension, as it completes "with …": "TLS 1.0 as the newest version". At most 150 characters. */
export const valueWords = ({ id, variable }: Dimension, parts: Parts): string => {
  if (variable === 'version') return versions(parts);
  if (variable === 'suites') return namesOf(parts.suites, suiteName, 'encryption methods (cipher suites)');
  if (variable === 'groups') return namesOf(groupsIn(parts), groupName, 'ways to agree on a key (groups)');
  if (variable === 'signature-schemes')
    return namesOf(schemesIn(parts), schemeName, 'ways of signing (signature schemes)');
  if (variable === 'alpn') return protocols(parts);
  if (variable === 'server-name')
    return extensionOf(parts, EXTENSIONS.server_name) === null
      ? 'no server name (SNI)'
      : 'the server’s name (SNI)';
  if (variable === 'size') return `${parts.bytes} bytes`;
  if (id === 'record-version') return `${versionName(parts.recordVersion)} on its wrapping (record)`;
  if (id === 'order') return 'its entries (extensions) in another order';
  if (id === 'session-id')
    return parts.sessionId === 0 ? 'no number of an earlier talk (session ID)' : 'a session ID';
  return oneExtension(Number(id.split(':')[1] ?? 0), parts);
};
