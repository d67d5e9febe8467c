import type { Computer } from '../computer';
import { type Found, type Setting, setting, withoutPassword } from '../found';

/** Kept as they are, but for a password: where programs go through a proxy. Programs look for either spelling. */
const PROXIES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];

/** Only whether they are set: their values are paths, and tell of the person. */
const PATHS = [
  'OPENSSL_CONF',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'SSLKEYLOGFILE',
  'JAVA_HOME',
];

/** Options that choose versions or methods, picked out of variables that may hold anything. */
const OPTIONS: readonly (readonly [variable: string, pattern: RegExp])[] = [
  [
    'JAVA_TOOL_OPTIONS',
    /-D(?:https\.protocols|jdk\.tls\.client\.protocols|https\.cipherSuites|java\.security\.properties)=\S+/g,
  ],
  [
    '_JAVA_OPTIONS',
    /-D(?:https\.protocols|jdk\.tls\.client\.protocols|https\.cipherSuites|java\.security\.properties)=\S+/g,
  ],
  ['NODE_OPTIONS', /--(?:tls-[\w.-]+(?:=\S+)?|openssl-[\w-]+(?:=\S+)?|use-(?:system|openssl|bundled)-ca)/g],
  ['GODEBUG', /\b(?:tls\w+|x509\w+)=\w+/g],
  ['CLR_OPENSSL_VERSION_OVERRIDE', /^[\w.]+$/g],
  ['DOTNET_OPENSSL_VERSION_OVERRIDE', /^[\w.]+$/g],
];

const valueIn = (computer: Computer, name: string): string | undefined =>
  computer.env[name] || computer.env[name.toUpperCase()] || undefined;

const inEnvironment = (name: string, value: string | null): Setting =>
  setting(`env.${name}`, `the environment of this program, ${name}`, value);

/** What the environment of this program says. The program that fails may have been started with another one. */
export const environmentSettings = (computer: Computer): Found => {
  const proxies = PROXIES.map((name) => {
    const value = valueIn(computer, name);
    return inEnvironment(name, value === undefined ? null : withoutPassword(value));
  });
  const paths = PATHS.map((name) =>
    inEnvironment(name, valueIn(computer, name) === undefined ? null : 'set'),
  );
  const options = OPTIONS.map(([name, pattern]) => {
    const said = (valueIn(computer, name) ?? '').match(pattern);
    return inEnvironment(name, said === null ? null : said.join(' '));
  });
  return { settings: [...proxies, ...paths, ...options], unreadable: [] };
};
