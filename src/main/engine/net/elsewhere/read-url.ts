import { canonicalIP } from '../../../../shared/target/ip';
import { printable } from '../../../../shared/words/printable';

/** Where a certificate says that something can be fetched. `host`: a name, or an IP address without brackets; `path`: with its query. */
export interface FetchUrl {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** As it is shown, at most 400 characters. */
  readonly text: string;
}

const LONGEST = 2_000;
/** Services of the system live below 1024; the only one of them that serves certificates is the web's own. */
const FIRST_FREE_PORT = 1_024;
const NAME = /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/;

const parse = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/**
 * Reads an address of a certificate, or of a redirect (`base`: where that came from); a sentence says why it is not followed. Plain HTTP
 * only, as RFC 5280 §4.2.2.1 and §8 have it: fetching over TLS would need the very trust that is being looked into.
 */
export const readUrl = (text: string, base?: string): FetchUrl | { readonly refused: string } => {
  const url = text.length > LONGEST ? null : parse(text, base);
  if (!url) return { refused: 'It is not an address that can be read.' };
  if (url.protocol !== 'http:')
    return {
      refused: `Only plain HTTP is asked, not ${printable(url.protocol.replace(/:$/, ''), 20).toUpperCase()}.`,
    };
  if (url.username !== '' || url.password !== '')
    return { refused: 'It holds a user name, which belongs in no certificate.' };
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  const host = canonicalIP(bare) ?? bare;
  if (canonicalIP(bare) === null && (host.length > 253 || !NAME.test(host)))
    return { refused: 'Its host is not a name that can be looked up.' };
  const port = url.port === '' ? 80 : Number(url.port);
  if (port !== 80 && port < FIRST_FREE_PORT) return { refused: `Port ${port} belongs to another service.` };
  return { host, port, path: `${url.pathname}${url.search}`, text: printable(url.href, 400) };
};

/** "example.org", "example.org:8080", "[2001:db8::1]:8080" (RFC 9110 §7.2). */
export const hostField = ({ host, port }: Pick<FetchUrl, 'host' | 'port'>): string => {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === 80 ? name : `${name}:${port}`;
};
