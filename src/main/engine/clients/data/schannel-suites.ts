import { codes } from './codes';

/** The suites that Schannel offers by default, in its order, and those of them that a program with SCH_USE_STRONG_CRYPTO leaves out. */
interface SchannelSuites {
  readonly suites: readonly number[];
  readonly weak: readonly number[];
}

/*
 * Facts taken from Microsoft's tables (docs under CC BY 4.0), without the suites that a program has to ask for and with the curve left off
 * the older names: https://learn.microsoft.com/en-us/windows/win32/secauthn/, the page that stands in front of each list. Read 2026-11.
 */
export const SCHANNEL_SUITES = {
  /** Windows 7 / 2008 R2: tls-cipher-suites-in-windows-7 */
  windows7: {
    suites: codes(
      `c028 c027 c014 c013 009f 009e 0039 0033 009d 009c 003d 003c 0035 002f c02c c02b c024 c023 c00a c009 006a 0040 0038
       0032 000a 0013 0005 0004`,
    ),
    weak: codes('0005 0004'),
  },
  /** Windows 8 / 2012: tls-cipher-suites-in-windows-8 */
  windows8: {
    suites: codes(
      `c028 c027 c014 c013 009f 009e 009d 009c 003d 003c 0035 002f c02c c02b c024 c023 c00a c009 006a 0040 0038 0032 000a
       0013 0005 0004`,
    ),
    weak: codes('0005 0004'),
  },
  /** Windows 8.1 / 2012 R2: tls-cipher-suites-in-windows-8-1 */
  windows81: {
    suites: codes(
      `c028 c027 c014 c013 009f 009e 0039 0033 009d 009c 003d 003c 0035 002f c02c c02b c024 c023 c00a c009 006a 0040 0038
       0032 000a 0013 0005 0004`,
    ),
    weak: codes('0005 0004'),
  },
  /** Windows 10 1507: tls-cipher-suites-in-windows-10--version-1507 */
  windows10v1507: {
    suites: codes(
      `c030 c02f c028 c027 c014 c013 009f 009e 0039 0033 009d 009c 003d 003c 0035 002f c02c c02b c024 c023 c00a c009 006a
       0040 0038 0032 000a 0013 0005 0004`,
    ),
    weak: codes('0005 0004'),
  },
  /** Windows 10 1607 / 2016: tls-cipher-suites-in-windows-10-v1607 */
  windows10v1607: {
    suites: codes(
      `c02c c02b c030 c02f 009f 009e c024 c023 c028 c027 c00a c009 c014 c013 0039 0033 009d 009c 003d 003c 0035 002f 000a
       006a 0040 0038 0032 0013 0005 0004`,
    ),
    weak: codes('0005 0004'),
  },
  /** Windows 10 1809 / 2019: tls-cipher-suites-in-windows-10-v1809 */
  windows10v1809: {
    suites: codes(
      'c02c c02b c030 c02f 009f 009e c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c 0035 002f 000a',
    ),
    weak: codes(''),
  },
  /** Windows 10 22H2: tls-cipher-suites-in-windows-10-v22H2 */
  windows10v22h2: {
    suites: codes(
      'c02c c02b c030 c02f c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c 0035 002f',
    ),
    weak: codes(''),
  },
  /** Server 2022: tls-cipher-suites-in-windows-server-2022 */
  server2022: {
    suites: codes(
      '1302 1301 c02c c02b c030 c02f 009f 009e c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c 0035 002f 000a',
    ),
    weak: codes('000a'),
  },
  /** Windows 11 22H2+: tls-cipher-suites-in-windows-11-v22H2 */
  windows11: {
    suites: codes(
      '1302 1301 c02c c02b c030 c02f c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c 0035 002f',
    ),
    weak: codes(''),
  },
  /** Server 2025: tls-cipher-suites-in-windows-server-2025 */
  server2025: {
    suites: codes(
      '1302 1301 c02c c02b c030 c02f c024 c023 c028 c027 c00a c009 c014 c013 009d 009c 003d 003c 0035 002f',
    ),
    weak: codes(''),
  },
} as const satisfies Readonly<Record<string, SchannelSuites>>;
