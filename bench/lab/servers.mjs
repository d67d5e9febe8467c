// The servers of the laboratory: three kinds of nginx, two hundred of them again, and one that never answers.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endLasting, startLasting, statePath, system, untilOpen } from '../lib/state.mjs';
import { certificates } from './certificates.mjs';

/** Every cipher suite that OpenSSL has and that needs a certificate, however weak. */
export const EVERY_SUITE = 'ALL:!aNULL:!PSK:!SRP:@SECLEVEL=0';

/** Mozilla's recommendation "intermediate", version 5.7, in its order. */
const INTERMEDIATE = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'DHE-RSA-AES128-GCM-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-CHACHA20-POLY1305',
].join(':');

/**
 * The three kinds, by the letter the tables call them. `order`: whether the server's own order of suites counts; as in
 * Mozilla's recommendations, it does for old programs and does not for newer ones.
 */
export const KINDS = {
  a: {
    title: 'TLS 1.2 and 1.3, RSA and ECDSA, Mozilla intermediate',
    port: 17431,
    protocols: 'TLSv1.2 TLSv1.3',
    ciphers: INTERMEDIATE,
    order: 'off',
  },
  b: {
    title: 'TLS 1.0 to 1.3, every suite at SECLEVEL 0',
    port: 17432,
    protocols: 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3',
    ciphers: EVERY_SUITE,
    order: 'on',
  },
  c: { title: 'TLS 1.3 only', port: 17433, protocols: 'TLSv1.3', ciphers: INTERMEDIATE, order: 'off' },
};

/** Accepts, reads, and never says a word. */
export const SILENT_PORT = 17434;

const FIRST_OF_MANY = 17500;

/** The 200 endpoints: a, b and c in turn. */
export const MANY = Array.from({ length: 200 }, (_, i) => ({
  port: FIRST_OF_MANY + i,
  kind: ['a', 'b', 'c'][i % 3],
}));

const block = ({ port, kind }, addresses) => {
  const { protocols, ciphers, order } = KINDS[kind];
  return `  server {
    ${addresses.map((address) => `listen ${address}:${port} ssl http2;`).join(' ')}
    ssl_protocols ${protocols};
    ssl_ciphers ${ciphers};
    ssl_prefer_server_ciphers ${order};
    return 200 "ok";
  }`;
};

/** One nginx for all of them. `addresses`: where each port listens. */
function nginxText(addresses) {
  const { rsa, ecdsa, dh } = certificates();
  const all = [...Object.keys(KINDS).map((kind) => ({ port: KINDS[kind].port, kind })), ...MANY];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 2;
worker_rlimit_nofile 16384;
pid ${statePath('nginx', 'nginx-own.pid.txt')};
error_log ${statePath('nginx', 'error.txt')} crit;
events { worker_connections 8000; }
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${statePath('nginx', name)};`).join('\n')}
  ssl_certificate ${rsa.chain};
  ssl_certificate_key ${rsa.key};
  ssl_certificate ${ecdsa.chain};
  ssl_certificate_key ${ecdsa.key};
  ssl_dhparam ${dh};
${all.map((one) => block(one, addresses)).join('\n')}
}
`;
}

const SILENT = fileURLToPath(new URL('silent.mjs', import.meta.url));

/**
 * Starts all servers of the laboratory on these addresses and waits until they accept.
 * `space`: the network namespace they live in, in which nobody out here could look whether they are up.
 */
export async function startServers(addresses, { space } = {}) {
  const config = statePath('nginx', 'nginx.conf');
  writeFileSync(config, nginxText(addresses));
  system('nginx', ['-t', '-q', '-c', config]);
  const logs = [
    startLasting('servers', 'nginx', 'nginx', ['-c', config], { space }),
    startLasting('servers', 'silent', process.execPath, [SILENT, String(SILENT_PORT), ...addresses], {
      space,
    }),
  ];
  const ports = [MANY[MANY.length - 1].port, SILENT_PORT];
  for (const [i, log] of logs.entries()) {
    if (space) await untilOpenIn(space, '127.0.0.1', ports[i], log);
    else await untilOpen(addresses[0], ports[i], log);
  }
}

/** Like `untilOpen`, from inside a network namespace. */
async function untilOpenIn(space, host, port, log) {
  const wait = fileURLToPath(new URL('wait-open.mjs', import.meta.url));
  system('ip', ['netns', 'exec', space, process.execPath, wait, host, String(port), log]);
}

/** Ends all servers of the laboratory. */
export const endServers = () => endLasting('servers');
