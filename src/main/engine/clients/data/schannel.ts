import { VERSIONS } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import type { Insists } from '../define-client';
import type { Part, Shape } from '../shape';
import { codes, TO_TLS12, TO_TLS13 } from './codes';
import {
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  PSK_WITH_DHE,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
  STATUS_REQUEST,
} from './extensions';
import { SCHANNEL_SUITES } from './schannel-suites';

/*
 * Greetings of Schannel, the TLS of Windows. Suites: schannel-suites.ts. Groups: Microsoft, "TLS Elliptic Curves in Windows 10 version 1607
 * and later". Versions: Microsoft, "Protocols in TLS/SSL (Schannel SSP)". Microsoft publishes no list of signature schemes and no order of
 * extensions: the schemes are those that public captures show (RSA-PSS from 1809 on, SHA-512 since KB2973337), the order is ours.
 */

/** What every profile of Schannel has to say of itself. */
export const SCHANNEL_APPROXIMATES =
  'Versions, suites and groups are Microsoft’s published defaults; the signature schemes and the form of the greeting are the nearest known.';

/** A version of Windows as far as Schannel is concerned. */
export type Windows = keyof typeof SCHANNEL_SUITES;

const OLD_GROUPS = codes('0017 0018');
const GROUPS = codes('001d 0017 0018');
const OLD_SCHEMES = codes('0601 0603 0401 0501 0201 0403 0503 0203 0202');
const SCHEMES_1607 = codes('0401 0501 0201 0403 0503 0203 0202 0601 0603');
const SCHEMES_1809 = codes('0804 0805 0806 0401 0501 0201 0403 0503 0203 0202 0601 0603');

const BEFORE_1607: readonly Windows[] = ['windows7', 'windows8', 'windows81', 'windows10v1507'];
const WITH_TLS13: readonly Windows[] = ['server2022', 'windows11', 'server2025'];

/** What is on by default for a client that leaves the choice to Windows. */
export const defaultVersions = (windows: Windows): readonly number[] => {
  if (windows === 'windows7') return [VERSIONS['TLS 1.0']];
  return WITH_TLS13.includes(windows) ? TO_TLS13 : TO_TLS12;
};

/** SSL 3.0 and TLS 1.0, named by the program itself: SSL 3.0 is off from Windows 10 1607 on. */
export const oldVersions = (windows: Windows): readonly number[] =>
  BEFORE_1607.includes(windows) ? [VERSIONS['SSL 3.0'], VERSIONS['TLS 1.0']] : [VERSIONS['TLS 1.0']];

const schemesOf = (windows: Windows): readonly number[] => {
  if (BEFORE_1607.includes(windows)) return OLD_SCHEMES;
  return windows === 'windows10v1607' ? SCHEMES_1607 : SCHEMES_1809;
};

/** A suite goes out when one of the versions offered knows it. */
const fits =
  (versions: readonly number[]) =>
  (suite: number): boolean => {
    const facts = suiteFacts(suite);
    return facts !== null && versions.some((one) => facts.minVersion <= one && one <= facts.maxVersion);
  };

const upTo12: readonly Part[] = [SESSION_TICKET, EXTENDED_MASTER_SECRET, RENEGOTIATION_INFO];

/**
 * A greeting of Schannel. `versions`: what the program asks for, or what Windows has on. `strong`: the program set SCH_USE_STRONG_CRYPTO,
 * as .NET does from 4.6 on.
 */
export const schannel = (
  windows: Windows,
  versions: readonly number[] = defaultVersions(windows),
  strong = true,
): Shape => {
  const { suites, weak } = SCHANNEL_SUITES[windows];
  const left = weak as readonly number[];
  const newest = Math.max(...versions);
  const modern = newest >= VERSIONS['TLS 1.3'];
  return {
    versions,
    suites: suites.filter((suite) => fits(versions)(suite) && !(strong && left.includes(suite))),
    groups: BEFORE_1607.includes(windows) ? OLD_GROUPS : GROUPS,
    schemes: schemesOf(windows),
    alpn: [],
    keys: modern ? [0x001d] : [],
    parts: [
      'name',
      STATUS_REQUEST,
      'groups',
      POINT_FORMATS,
      ...(newest >= VERSIONS['TLS 1.2'] ? (['schemes'] as const) : []),
      ...upTo12,
      ...(modern ? ([PSK_WITH_DHE, 'versions', 'keys'] as const) : []),
    ],
    // With SSL 3.0 among its versions Schannel wraps the greeting as SSL 3.0 (seen in araditc/Artalk.Xmpp#8).
    recordVersion: versions.includes(VERSIONS['SSL 3.0']) ? VERSIONS['SSL 3.0'] : VERSIONS['TLS 1.0'],
  };
};

/** Microsoft, "TLS registry settings": 1024 bits at least for Diffie-Hellman and RSA unless configured, 4096 at most for Diffie-Hellman. */
export const SCHANNEL_INSISTS: Insists = {
  minDhBits: 1_024,
  maxDhBits: 4_096,
  minRsaBits: 1_024,
  refusesSha1Certificates: false,
  secureRenegotiation: false,
  roots: 'system',
};
