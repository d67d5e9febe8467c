// Servers that speak TLS from the first byte on, each by another implementation or configured by another program.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVERY_SUITE } from '../lab/servers.mjs';
import { statePath } from '../lib/state.mjs';
import { HOST } from './stage.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const one = (id, title, needs, begin) => ({ id, title, needs, ports: ['tls'], begin });

function nginx({ ports, certificates, run, file }) {
  const { rsa, ecdsa, dh } = certificates;
  writeFileSync(
    file('nginx.conf'),
    `daemon off; worker_processes 1; pid ${file('pid.txt')}; error_log ${file('error.txt')} crit;
events { worker_connections 500; }
http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${file(name)};`).join(' ')}
server { listen ${HOST}:${ports.tls} ssl http2; ssl_protocols TLSv1.2 TLSv1.3; ssl_ecdh_curve X25519:prime256v1:secp384r1;
ssl_certificate ${rsa.chain}; ssl_certificate_key ${rsa.key}; ssl_certificate ${ecdsa.chain}; ssl_certificate_key ${ecdsa.key};
ssl_dhparam ${dh}; return 200 ok; } }\n`,
  );
  run('nginx', ['-c', file('nginx.conf')]);
}

function haproxy({ ports, certificates, run, file }) {
  writeFileSync(
    file('haproxy.cfg'),
    `global
  maxconn 500
  ssl-default-bind-options ssl-min-ver TLSv1.1
  ssl-default-bind-ciphers DEFAULT:@SECLEVEL=0
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
frontend tls
  bind ${HOST}:${ports.tls} ssl crt ${certificates.rsa.both}
  http-request return status 200\n`,
  );
  run('haproxy', ['-db', '-f', file('haproxy.cfg')]);
}

function stunnel({ ports, certificates, run, file }) {
  writeFileSync(
    file('stunnel.conf'),
    `foreground = yes
pid =
[echo]
accept = ${HOST}:${ports.tls}
exec = /bin/cat
cert = ${certificates.ecdsa.both}
sslVersionMin = TLSv1.2
curves = X25519:P-256:P-521\n`,
  );
  run('stunnel4', [file('stunnel.conf')]);
}

function gnutls({ ports, certificates, run }) {
  const { rsa, ecdsa } = certificates;
  const keys = [
    '--x509certfile',
    rsa.chain,
    '--x509keyfile',
    rsa.key,
    '--x509certfile',
    ecdsa.chain,
    '--x509keyfile',
    ecdsa.key,
  ];
  // gnutls-serv listens on every address; it is asked for nothing but a handshake and an echo.
  const priority = 'NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+DHE-RSA:%COMPAT';
  run('gnutls-serv', ['--quiet', '--echo', '-p', String(ports.tls), '--priority', priority, ...keys]);
}

const opensslServer =
  (options) =>
  ({ ports, certificates, run }) => {
    const { rsa, ecdsa, middle, dh } = certificates;
    const keys = ['-cert', rsa.leaf, '-key', rsa.key, '-cert_chain', middle];
    const more = ['-dcert', ecdsa.leaf, '-dkey', ecdsa.key, '-dcert_chain', middle, '-dhparam', dh];
    run(
      'openssl',
      ['s_server', '-accept', `${HOST}:${ports.tls}`, '-www', '-quiet', ...keys, ...more, ...options],
      {
        env: { ...process.env, OPENSSL_CONF: '/dev/null' },
      },
    );
  };

function java({ ports, certificates, run, file, system }) {
  const { rsa } = certificates;
  const store = file('keys.p12');
  system('openssl', [
    'pkcs12',
    '-export',
    '-in',
    rsa.chain,
    '-inkey',
    rsa.key,
    '-out',
    store,
    '-passout',
    'pass:bench',
  ]);
  run('java', ['-Xmx128m', here('Handshakes.java'), String(ports.tls), store, 'bench']);
}

function go({ ports, certificates, run, system }) {
  const { rsa, ecdsa } = certificates;
  const program = statePath('bin', 'handshakes');
  const env = { ...process.env, GOCACHE: join(statePath('go', 'x'), '..'), GO111MODULE: 'off', GOFLAGS: '' };
  if (!existsSync(program)) system('go', ['build', '-o', program, here('handshakes.go')], { env });
  run(program, [`${HOST}:${ports.tls}`, rsa.chain, rsa.key, ecdsa.chain, ecdsa.key]);
}

/** The servers, in the order of the tables. */
export const TLS_SERVERS = [
  one('nginx', 'nginx, TLS 1.2 and 1.3, RSA and ECDSA', ['nginx'], nginx),
  one('haproxy', 'haproxy, TLS 1.1 to 1.3, RSA', ['haproxy'], haproxy),
  one('stunnel', 'stunnel, TLS 1.2 and 1.3, ECDSA', ['stunnel4'], stunnel),
  one('gnutls', 'gnutls-serv, TLS 1.0 to 1.3, RSA and ECDSA', ['gnutls-serv'], gnutls),
  one(
    'openssl-new',
    'openssl s_server, TLS 1.3 and 1.2',
    ['openssl'],
    opensslServer(['-no_tls1', '-no_tls1_1']),
  ),
  one(
    'openssl-old',
    'openssl s_server, TLS 1.0 to 1.3, SECLEVEL 0',
    ['openssl'],
    opensslServer(['-cipher', EVERY_SUITE, '-min_protocol', 'TLSv1']),
  ),
  one('java', 'Java (JSSE), TLS 1.0 to 1.3, RSA', ['java', 'javac'], java),
  one('go', 'Go crypto/tls, TLS 1.0 to 1.3, RSA and ECDSA', ['go'], go),
];
