import type { ProxyServer } from '../model/way';

/** "directly", or "through the proxy proxy.example:8080". */
export const through = (proxy: ProxyServer | null): string =>
  proxy === null
    ? 'directly'
    : `through the proxy ${proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host}:${proxy.port}`;
