import type { ProxyServer } from '../../shared/model/way';
import type { Io } from './io';
import type { ScanAsked } from './scan-options';

/** The proxy that a scan goes through. `password`: a secret. */
export interface ScanProxy {
  readonly proxy: ProxyServer;
  readonly password: string | null;
}

/** Reads the proxy, and asks for a password that is missing; null: there is none. Throws UsageError before anything is sent. */
export const scanProxyFrom = async (
  { proxy: text, proxyPasswordFile }: Pick<ScanAsked, 'proxy' | 'proxyPasswordFile'>,
  io: Io,
): Promise<ScanProxy | null> => {
  if (text === undefined && proxyPasswordFile === undefined) return null;
  // Read only where it is asked for: it brings zod along.
  const { proxyFrom } = await import('./proxy-from');
  const { proxy, proxyPassword } = await proxyFrom(
    {
      ...(text === undefined ? {} : { proxy: text }),
      ...(proxyPasswordFile === undefined ? {} : { proxyPasswordFile }),
    },
    io,
  );
  return proxy && { proxy, password: proxyPassword };
};
