import type { NetworkPath, Overlap, OverlapItem, Pass, PathStop } from '../../../shared/model/pictures';

const item = (name: string, program: boolean, server: OverlapItem['server']): OverlapItem => ({
  name,
  program,
  server,
});

const offered = (names: readonly string[], server: OverlapItem['server']): OverlapItem[] =>
  names.map((name) => item(name, true, server));
const theirs = (names: readonly string[]): OverlapItem[] => names.map((name) => item(name, false, 'takes'));

const OLD_SUITES = [
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_AES_256_CBC_SHA',
  'TLS_RSA_WITH_RC4_128_SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_DHE_DSS_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_RC4_128_MD5',
];
const NEW_SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
];

/** An old program and a server that moved on: nothing in common. */
export const gapOverlap: Overlap = {
  program: { name: '.NET Framework 3.5 to 4.5 on Windows 7', own: false, approximate: true },
  mute: false,
  lists: [
    {
      kind: 'versions',
      items: [
        item('SSL 3.0', true, 'not'),
        item('TLS 1.0', true, 'not'),
        item('TLS 1.1', false, 'not'),
        item('TLS 1.2', false, 'takes'),
        item('TLS 1.3', false, 'takes'),
      ],
      more: 0,
      taken: '',
      open: false,
    },
    {
      kind: 'suites',
      items: [...offered(OLD_SUITES, 'not'), ...theirs(NEW_SUITES)],
      more: 0,
      taken: '',
      open: false,
    },
  ],
};

const CIPHERS = [
  'AES_256_GCM_SHA384',
  'AES_128_GCM_SHA256',
  'AES_256_CBC_SHA',
  'AES_128_CBC_SHA',
  'CAMELLIA_256_CBC_SHA',
];
const MANY = ['ECDHE_ECDSA', 'ECDHE_RSA', 'DHE_RSA', 'RSA', 'DH_anon', 'ECDH_RSA', 'ECDH_ECDSA'].flatMap(
  (exchange) =>
    [...CIPHERS, 'SEED_CBC_SHA', 'ARIA_128_GCM_SHA256', '3DES_EDE_CBC_SHA'].map(
      (cipher) => `TLS_${exchange}_WITH_${cipher}`,
    ),
);

/** Our own greeting against a server with very long lists. */
export const longOverlap: Overlap = {
  program: { name: 'Handrail’s own greeting', own: true, approximate: false },
  mute: false,
  lists: [
    {
      kind: 'versions',
      items: [
        item('SSL 3.0', false, 'not'),
        item('TLS 1.0', false, 'takes'),
        item('TLS 1.1', false, 'takes'),
        item('TLS 1.2', true, 'takes'),
        item('TLS 1.3', true, 'not'),
      ],
      more: 0,
      taken: 'TLS 1.2',
      open: false,
    },
    {
      kind: 'suites',
      items: [
        ...offered(MANY.slice(0, 14), 'takes'),
        ...offered(NEW_SUITES.slice(0, 3), 'not'),
        ...offered(['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'], 'unknown'),
        ...theirs(MANY.slice(14)),
      ],
      more: 58,
      taken: MANY[0] ?? '',
      open: true,
    },
    {
      kind: 'groups',
      items: [...offered(['secp256r1', 'secp384r1'], 'takes'), ...offered(['x25519', 'secp521r1'], 'not')],
      more: 0,
      taken: 'secp256r1',
      open: false,
    },
  ],
};

/** Nobody answered, so the server's side is not known. */
export const muteOverlap: Overlap = {
  program: { name: 'Java 8 before update 161', own: false, approximate: false },
  mute: true,
  lists: [
    {
      kind: 'versions',
      items: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map((name, index) =>
        item(name, index > 0 && index < 4, 'unknown'),
      ),
      more: 0,
      taken: '',
      open: true,
    },
  ],
};

const stop = (kind: PathStop['kind'], name: string, pass: Pass, note = ''): PathStop => ({
  kind,
  name,
  pass,
  note,
});
const computer = stop('computer', '', 'carried');
const way = (
  trunk: PathStop[],
  ends: PathStop[][],
  via: 'direct' | 'proxy' = 'direct',
): NetworkPath['lines'][number] => ({ via, trunk, ends, more: 0 });

/** Everything gets through. */
export const openPath: NetworkPath = {
  lines: [
    way(
      [computer, stop('network', '', 'carried')],
      [
        [
          stop('address', '192.0.2.10:443', 'carried'),
          stop('server', 'shop.example', 'carried', 'It answers with TLS 1.3.'),
        ],
      ],
    ),
  ],
  sentence: 'From this computer the greeting gets through to the server, and its answer comes back.',
};

/** Silence: nobody can see where. */
export const stretchPath: NetworkPath = {
  lines: [
    way(
      [
        computer,
        stop(
          'software',
          'Example Total Protection',
          'somewhere',
          'Whether it looks into this connection can’t be seen from here.',
        ),
        stop('network', '', 'somewhere'),
      ],
      [
        [
          stop('address', '192.0.2.10:443', 'somewhere', 'It accepted the connection.'),
          stop(
            'server',
            'shop.example',
            'somewhere',
            'Nothing came for 8 s, right after our greeting (ClientHello), without one byte of answer.',
          ),
        ],
      ],
    ),
  ],
  sentence:
    'It was ended somewhere between this computer and the server. From here nobody can see at which place, so the whole stretch is marked.',
};

const good = (address: string): PathStop[] => [
  stop('address', address, 'carried'),
  stop('server', 'shop.example', 'carried', 'It answers with TLS 1.3.'),
];

/** Several addresses with different ends. */
export const forkPath: NetworkPath = {
  lines: [
    {
      ...way(
        [computer, stop('network', '', 'carried')],
        [
          good('192.0.2.10:443'),
          [
            stop('address', '192.0.2.11:443', 'carried'),
            stop(
              'server',
              'shop.example',
              'broken',
              'The computer at this address refused the connection: nothing accepts connections on this port.',
            ),
          ],
          [
            stop(
              'address',
              '[2001:db8:85a3:8d3:1319:8a2e:370:7348]:443',
              'broken',
              'The address could not be reached: this computer has no way to that network (ENETUNREACH).',
            ),
            stop('server', 'shop.example', 'unknown'),
          ],
          [
            stop('address', '192.0.2.13:443', 'carried'),
            stop(
              'server',
              'shop.example',
              'sometimes',
              'It answers the same greeting sometimes. Otherwise: The connection was cut (RST) right after our greeting (ClientHello), without one byte of answer.',
            ),
          ],
        ],
      ),
      more: 3,
    },
  ],
  sentence: 'Of 7 addresses, 1 answered each time. The others are marked.',
};

/** The proxy does not let us through, the direct way is open. */
export const proxyPath: NetworkPath = {
  lines: [
    way(
      [
        computer,
        stop(
          'proxy',
          'proxy.example:8080',
          'carried',
          'The proxy does not allow connections to this server (403).',
        ),
        stop('network', '', 'broken'),
      ],
      [[stop('address', 'shop.example:443', 'unknown'), stop('server', 'shop.example', 'unknown')]],
      'proxy',
    ),
    way([computer, stop('network', '', 'carried')], [good('192.0.2.10:443')]),
  ],
  sentence:
    'Through the proxy: It breaks off at the proxy: it was reached, and it does not let this connection through. Directly: From this computer the greeting gets through to the server, and its answer comes back.',
};
