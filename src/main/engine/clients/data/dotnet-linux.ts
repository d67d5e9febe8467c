import type { Shape } from '../shape';
import { codes, TLS12_AND_13, TO_TLS13 } from './codes';
import { DEFAULT_SUITES, OPENSSL_30, OPENSSL_35, OPENSSL_111 } from './openssl';

/*
 * .NET on Linux, where OpenSSL does the work. Suites: Microsoft, ".NET 5 breaking change: Default TLS cipher suites for .NET on Linux".
 * Everything else as our recordings of that OpenSSL have it.
 */

export const DOTNET_LINUX_APPROXIMATES =
  'The suites are Microsoft’s published list; groups, schemes and form are those that we recorded from the same OpenSSL in another program.';

/** What .NET 5 and later offer unless openssl.cnf has a CipherString: TLS 1.3, and eight suites with ECDHE. */
const OWN_SUITES = codes('1302 1303 1301 c02c c02b c030 c02f c024 c023 c028 c027 00ff');

/** .NET Core up to 3.1 sets a list of its own, which holds OpenSSL's DEFAULT, and TLS 1.0 on. */
export const DOTNET_CORE_LINUX: Shape = { ...OPENSSL_111, versions: TO_TLS13, suites: DEFAULT_SUITES };

/** Debian 10 and 11 say CipherString = DEFAULT@SECLEVEL=2 and MinProtocol = TLSv1.2 in openssl.cnf, and .NET follows. */
export const DOTNET_DEBIAN_11: Shape = { ...OPENSSL_111, versions: TLS12_AND_13, suites: DEFAULT_SUITES };

/** OpenSSL 1.1.1 without such a line. */
export const DOTNET_OPENSSL_111: Shape = { ...OPENSSL_111, versions: TLS12_AND_13, suites: OWN_SUITES };

/** OpenSSL 3.0 without such a line, as in Debian 12 and the images of .NET 8. */
export const DOTNET_OPENSSL_30: Shape = { ...OPENSSL_30, versions: TLS12_AND_13, suites: OWN_SUITES };

/** OpenSSL 3.5 without such a line. */
export const DOTNET_OPENSSL_35: Shape = {
  ...OPENSSL_35,
  suites: OWN_SUITES.filter((suite) => suite !== 0x00ff),
};
