import type { HelloOptions } from '../../wire/api';
import { EXTENSIONS } from '../../wire/ids';
import { type HelloForm, withExtra, withoutExtensions } from './form';

/** GREASE values (RFC 8701 §2), a different one in each place, as browsers send them. */
const GREASE = {
  suite: 0x0a0a,
  group: 0x1a1a,
  version: 0x2a2a,
  emptyExtension: 0x3a3a,
  extension: 0x4a4a,
} as const;
const TLS13 = 0x0304;
/** For private use (RFC 8446 §11), so nobody knows it. */
const UNKNOWN = 0xff5a;
const SCSV = 0x00ff;

/** The order in which our hello has its extensions, the empty extended_master_secret aside. */
const ALL_BUT_EMPTY = [
  EXTENSIONS.server_name,
  EXTENSIONS.ec_point_formats,
  EXTENSIONS.session_ticket,
  EXTENSIONS.application_layer_protocol_negotiation,
  EXTENSIONS.status_request,
  EXTENSIONS.supported_groups,
  EXTENSIONS.signature_algorithms,
  EXTENSIONS.supported_versions,
  EXTENSIONS.psk_key_exchange_modes,
  EXTENSIONS.key_share,
];

const greased = (options: HelloOptions): HelloOptions => {
  const modern = options.versions.includes(TLS13);
  return {
    ...options,
    suites: [GREASE.suite, ...options.suites],
    groups: [GREASE.group, ...options.groups],
    ...(modern
      ? {
          versions: [GREASE.version, ...options.versions],
          keyShares: [{ group: GREASE.group, key: Uint8Array.of(0) }, ...options.keyShares],
        }
      : {}),
    extra: [
      { type: GREASE.emptyExtension, data: new Uint8Array(0) },
      { type: GREASE.extension, data: Uint8Array.of(0) },
    ],
    order: [GREASE.emptyExtension],
  };
};

/** The same greeting with something in its extensions changed. */
export const EXTENSION_FORMS: readonly HelloForm[] = [
  {
    id: 'grease',
    differsIn: 'made-up values here and there, as browsers send them (GREASE)',
    technical: 'GREASE (RFC 8701) in suites, groups, versions, key shares and two extensions',
    touches: [
      'suites',
      'groups',
      'versions',
      'key shares',
      `extension ${GREASE.emptyExtension}`,
      `extension ${GREASE.extension}`,
    ],
    change: greased,
  },
  {
    id: 'unknown-extension',
    differsIn: 'one more entry that no server knows (an unknown extension)',
    technical: 'extension 0xff5a (private use) with four bytes at the end',
    touches: [`extension ${UNKNOWN}`],
    change: (options) => withExtra(options, { type: UNKNOWN, data: Uint8Array.of(1, 2, 3, 4) }),
  },
  {
    id: 'empty-last',
    differsIn: 'the order of its entries (extensions): the last one is empty',
    technical: 'extended_master_secret, which is empty, as the last extension',
    touches: ['order'],
    change: (options) => ({ ...options, order: ALL_BUT_EMPTY }),
  },
  {
    id: 'extension-order',
    differsIn: 'the order of its entries (extensions): the other way round',
    technical: 'extensions in reversed order, server_name as the last',
    touches: ['order'],
    change: (options) => ({
      ...options,
      order: [
        ...ALL_BUT_EMPTY.slice(5).reverse(),
        EXTENSIONS.extended_master_secret,
        ...ALL_BUT_EMPTY.slice(0, 5).reverse(),
      ],
    }),
  },
  {
    id: 'no-ems',
    differsIn: 'one safety feature less (extended master secret)',
    technical: 'without extended_master_secret (RFC 7627)',
    touches: [`extension ${EXTENSIONS.extended_master_secret}`],
    change: (options) => withoutExtensions(options, EXTENSIONS.extended_master_secret),
  },
  {
    id: 'no-renegotiation',
    differsIn: 'one safety signal less (renegotiation info)',
    technical: 'neither TLS_EMPTY_RENEGOTIATION_INFO_SCSV nor renegotiation_info (RFC 5746)',
    touches: ['suites'],
    change: (options) => ({
      ...withoutExtensions(options, EXTENSIONS.renegotiation_info),
      suites: options.suites.filter((suite) => suite !== SCSV),
    }),
  },
  {
    id: 'no-session-id',
    differsIn: 'no number for taking up an earlier talk (session ID)',
    technical: 'empty legacy_session_id: no TLS 1.3 middlebox compatibility (RFC 8446 §D.4)',
    touches: ['session id'],
    change: (options) => ({ ...options, sessionId: new Uint8Array(0) }),
  },
];
