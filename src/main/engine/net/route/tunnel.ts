import type { ProxyServer } from '../../../../shared/model/way';
import { httpConnect } from './http-connect';
import type { Errand, ProxyScript } from './script';
import { socks4a } from './socks4a';
import { socks5 } from './socks5';

const SCRIPTS: { readonly [K in ProxyServer['kind']]: (errand: Errand) => ProxyScript } = {
  http: httpConnect,
  socks5,
  socks4a,
};

/** A fresh conversation with this proxy, which shall connect us to `host` (a name, or an IP address without brackets) and `port`. */
export const tunnelScript = (
  { kind, user }: ProxyServer,
  password: string | null,
  host: string,
  port: number,
): ProxyScript => SCRIPTS[kind]({ host, port, user, password });
