import { type Protocol, ready } from './script';

/** SQL Server with Encrypt=Strict (MS-TDS §1.3, TDS 8.0): TLS from the first byte, and the hello names tds/8.0 in ALPN. No plain words at all. */
export const protocol: Protocol = {
  spoken: 'SQL Server (TDS 8.0)',
  ports: [],
  alpn: ['tds/8.0'],
  start: () => ({ name: 'SQL Server (TDS 8.0)', next: () => ready }),
};
