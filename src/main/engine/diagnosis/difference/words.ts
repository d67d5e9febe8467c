import type { Variable } from './pair';

/** What was changed, the known word first. */
export const VARIABLE_WORDS: { readonly [V in Variable]: string } = {
  version: 'the versions offered (TLS)',
  suites: 'the encryption methods offered (cipher suites)',
  groups: 'the ways to agree on a key (groups)',
  'signature-schemes': 'the ways of signing offered (signature schemes)',
  'server-name': 'the name asked for (server name, SNI)',
  alpn: 'the language to be spoken afterwards (ALPN)',
  'client-certificate': 'the certificate of the program’s own (client certificate)',
  size: 'the size of the greeting',
  form: 'the form of the greeting',
  extensions: 'further entries of the greeting (extensions)',
  address: 'the address',
  family: 'the kind of address (IPv4 or IPv6)',
  way: 'the way there (through the proxy or directly)',
  starttls: 'the plain beginning before it (STARTTLS)',
  time: 'the moment',
};

const BASE = 'our usual greeting is sent';

const nameSent = (value: string, named: boolean): string => {
  if (value === 'none') return 'no server name is sent (SNI)';
  return named ? 'another server name is sent (SNI)' : 'a server name is sent (SNI), even a made-up one';
};

/** The clauses of a pair of the probe `repeat`, by its key; null for a key that is no difference. */
export const repeatWords = (
  key: string,
  context: { readonly named: boolean; readonly address: string },
): { readonly variable: Variable; readonly base: string; readonly variant: string } | null => {
  const [kind, value = ''] = [key.split(':')[0] ?? '', key.slice(key.indexOf(':') + 1)];
  if (kind === 'version')
    return {
      variable: 'version',
      base: 'TLS 1.3 and TLS 1.2 are offered',
      variant: `${value} alone is offered`,
    };
  if (kind === 'server-name')
    return {
      variable: 'server-name',
      base: context.named ? 'the server’s name is sent (SNI)' : 'no server name is sent (SNI)',
      variant: nameSent(value, context.named),
    };
  if (kind === 'address')
    return {
      variable: 'address',
      base: `the address ${context.address} is used`,
      variant: `the address ${value} is used`,
    };
  return kind === 'starttls'
    ? {
        variable: 'starttls',
        base: 'the secure connection begins at once',
        variant: 'it begins in plain text and asks to switch (STARTTLS)',
      }
    : null;
};

/** The clauses of a form of the greeting beside the greeting itself. */
export const formWords = (differsIn: string): { readonly base: string; readonly variant: string } => ({
  base: BASE,
  variant: `our usual greeting is sent with one change: ${differsIn}`,
});

/** What a form of the greeting changes, by its id (probes/forms). */
export const formVariable = (id: string): Variable => {
  if (id.startsWith('size-')) return 'size';
  if (id.startsWith('alpn-')) return 'alpn';
  if (id.endsWith('-suites')) return 'suites';
  if (id.endsWith('-schemes')) return 'signature-schemes';
  if (/version|scsv/.test(id)) return 'version';
  if (/^(?:record|two|ssl2)-/.test(id)) return 'form';
  return /post-quantum|x25519|group|key/.test(id) ? 'groups' : 'extensions';
};
