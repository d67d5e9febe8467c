import { type ProxyServer, proxySchema } from '../../shared/model/way';

const KINDS: { readonly [word: string]: ProxyServer['kind'] | undefined } = {
  PROXY: 'http',
  HTTPS: undefined,
  SOCKS: 'socks4a',
  SOCKS4: 'socks4a',
  SOCKS5: 'socks5',
};

const one = (entry: string): ProxyServer | null => {
  const [, word = '', host = '', port = ''] =
    /^([A-Z0-9]{3,6}) \[?([0-9A-Za-z.:_-]{1,253}?)\]?:(\d{1,5})$/.exec(entry) ?? [];
  const parsed = proxySchema.safeParse({ kind: KINDS[word], host, port: Number(port), user: null });
  return parsed.success ? parsed.data : null;
};

/**
 * Reads what Chromium's settings say of an address (Session.resolveProxy): "PROXY proxy.example:8080; DIRECT". The first proxy that we can
 * speak to, or null. Where DIRECT comes first there is none.
 */
export const readSystemProxy = (answer: string): ProxyServer | null => {
  for (const entry of answer.slice(0, 2_000).split(';')) {
    if (entry.trim() === 'DIRECT') return null;
    const proxy = one(entry.trim());
    if (proxy !== null) return proxy;
  }
  return null;
};
