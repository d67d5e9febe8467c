/** Ports of the schemes people paste, those with TLS from the first byte and those that start in plain text (IANA registry). */
const PORTS: { readonly [scheme: string]: number } = {
  https: 443,
  wss: 443,
  tls: 443,
  ssl: 443,
  ldaps: 636,
  imaps: 993,
  pop3s: 995,
  smtps: 465,
  submissions: 465,
  ftps: 990,
  nntps: 563,
  mqtts: 8883,
  amqps: 5671,
  sips: 5061,
  ircs: 6697,
  xmpps: 5223,
  turns: 5349,
  stuns: 5349,
  rediss: 6379,
  coaps: 5684,
  grpcs: 443,
  smtp: 25,
  submission: 587,
  imap: 143,
  pop3: 110,
  ftp: 21,
  ldap: 389,
  nntp: 119,
  xmpp: 5222,
  irc: 6667,
  amqp: 5672,
  mqtt: 1883,
  redis: 6379,
  mysql: 3306,
  mariadb: 3306,
  postgres: 5432,
  postgresql: 5432,
  sqlserver: 1433,
  mssql: 1433,
  mongodb: 27017,
  rdp: 3389,
};

/** Schemes whose port is known, TLS from the first byte or after a plain beginning. */
export const SECURED_SCHEMES: readonly string[] = Object.keys(PORTS);

/** Schemes of web pages without TLS: the port has to be said, since theirs is never the secured one. */
const PLAIN_WEB = new Set(['http', 'ws']);

const WELL_KNOWN = new Set([...Object.values(PORTS), 80, 8080, 8443, 9443, 10443, 5000, 8000, 5986, 6443]);

/** The port of a scheme (lower case), 'must-say' for a plain web scheme, null when Handrail does not know it. */
export const portOfScheme = (scheme: string): number | 'must-say' | null => {
  if (PLAIN_WEB.has(scheme)) return 'must-say';
  return Object.hasOwn(PORTS, scheme) ? (PORTS[scheme] ?? null) : null;
};

/** Would a person write this number as a port? Used where an IPv6 address without brackets can be read in two ways. */
export const isWellKnownPort = (port: number): boolean => WELL_KNOWN.has(port);
