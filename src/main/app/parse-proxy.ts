import type { ParsedProxy } from '../../shared/ipc/contract';
import { proxySchema } from '../../shared/model/way';

const SCHEMES: { readonly [scheme: string]: { readonly kind: string; readonly port: number } | undefined } = {
  'http:': { kind: 'http', port: 8080 },
  'socks5:': { kind: 'socks5', port: 1080 },
  'socks5h:': { kind: 'socks5', port: 1080 },
  'socks:': { kind: 'socks5', port: 1080 },
  'socks4a:': { kind: 'socks4a', port: 1080 },
  'socks4:': { kind: 'socks4a', port: 1080 },
};

const EXAMPLE = 'http://proxy.example:8080';

const problem = (sentence: string): ParsedProxy => ({ kind: 'problem', sentence, example: EXAMPLE });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** "http://user:password@proxy.example:8080", "socks5://…", or host:port alone → a proxy and its password, or what is wrong with it. */
export const parseProxy = (text: string, toAscii: (name: string) => string): ParsedProxy => {
  const trimmed = text.trim();
  if (trimmed === '') return problem('Enter the address of the proxy.');
  let url: URL;
  try {
    // Not a special scheme, so that a port that happens to be the usual one is kept.
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
  } catch {
    return problem('This is not the address of a proxy.');
  }
  const scheme = SCHEMES[url.protocol];
  if (scheme === undefined) return problem('A proxy’s address begins with http://, socks5:// or socks4a://.');
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  const host = bare.includes(':') ? bare : toAscii(decoded(bare));
  const given = /:(\d{1,5})(?:[/?#]|$)/.exec(
    trimmed.slice(trimmed.lastIndexOf('@') + 1).replace(/\[.*\]/, ''),
  )?.[1];
  const parsed = proxySchema.safeParse({
    kind: scheme.kind,
    host,
    port: given === undefined ? scheme.port : Number(given),
    user: url.username === '' ? null : decoded(url.username),
  });
  if (!parsed.success) return problem('This is not the address of a proxy.');
  return { kind: 'proxy', proxy: parsed.data, password: url.password === '' ? null : decoded(url.password) };
};
