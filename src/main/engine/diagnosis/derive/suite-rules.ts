import type { EvidenceMap } from '../../../../shared/model/evidence';
import { type LocalSettings, said, settingValue } from './local';
import { windowsOffers } from './windows-versions';

/** The cipher suites that a rule of this computer leaves, by the names of IANA, and the rule in words. */
export interface SuiteRule {
  readonly suites: ReadonlySet<string>;
  readonly words: string;
  /** A hint whose list it is. */
  readonly by: 'windows-policy' | 'windows-list' | 'openssl';
}

/** Schannel of Windows 7 to 8.1 writes the curve behind the suite: "…_P256" (Microsoft: Cipher Suites in Schannel). */
const withoutCurve = (name: string): string => name.trim().replace(/_P(?:256|384|521)$/, '');

/** Every version since TLS 1.3 has suites of its own (RFC 8446 §B.4): they name no key exchange. */
const isTls13Suite = (name: string): boolean => /^TLS_(?:AES|CHACHA20)_/.test(name);

/** Longer values are cut where they are read (platform/found.ts), and end in an ellipsis: what they list is not the whole list. */
const CUT_AT = 2_000;
const wasCut = (value: string): boolean => value.length >= CUT_AT || value.endsWith('…');

/** A value that was read to its end; null where none is set, or it was cut. */
const wholeValue = (local: LocalSettings, id: string): string | null => {
  const value = settingValue(local, id) ?? '';
  return value === '' || wasCut(value) ? null : value;
};

/** The names in one of Windows' lists; empty where nothing is listed that this Windows can use. */
const listedSuites = (list: string, modern: boolean): string[] =>
  list
    .split(/[,\s]+/)
    .map(withoutCurve)
    .filter((name) => name !== '' && (modern || !isTls13Suite(name)));

const WINDOWS_LISTS = [
  ['windows-policy', 'ssl-policy.Functions'],
  ['windows-list', 'ssl-local.Functions'],
] as const;

const fromWindows = (local: LocalSettings): SuiteRule | null => {
  const offers = windowsOffers(local);
  // A list of the group policy goes before Windows' own; one of commas alone lists nothing, and is none.
  const set = WINDOWS_LISTS.find(([, id]) => /[^,\s]/.test(settingValue(local, id) ?? ''));
  if (set === undefined || offers === null) return null;
  const [by, id] = set;
  const suites = new Set(listedSuites(wholeValue(local, id) ?? '', offers.includes('TLS 1.3')));
  return suites.size === 0 ? null : { suites, words: said(local, id), by };
};

const CIPHERS: { readonly [openssl: string]: string } = {
  'AES128-GCM': 'AES_128_GCM',
  'AES256-GCM': 'AES_256_GCM',
  'AES128-CCM': 'AES_128_CCM',
  'AES256-CCM': 'AES_256_CCM',
  AES128: 'AES_128_CBC',
  AES256: 'AES_256_CBC',
  'CHACHA20-POLY1305': 'CHACHA20_POLY1305',
};

/** "ECDHE-RSA-AES256-GCM-SHA384" → its name at IANA; null for keywords such as HIGH, of which nobody here knows what they stand for. */
export const ianaSuite = (openssl: string): string | null => {
  const [, exchange, cipher, hash] =
    /^(?:((?:ECDHE|DHE)-(?:RSA|ECDSA|DSS))-)?(AES(?:128|256)(?:-GCM|-CCM)?|CHACHA20-POLY1305)(?:-(SHA(?:256|384)?))?$/.exec(
      openssl,
    ) ?? [];
  const name = CIPHERS[cipher ?? ''];
  if (name === undefined) return null;
  const kept = hash ?? (name === 'CHACHA20_POLY1305' ? 'SHA256' : undefined);
  const ending = kept === undefined ? '' : `_${kept}`;
  return `TLS_${(exchange ?? 'RSA').replace('-', '_')}_WITH_${name}${ending}`;
};

/** OpenSSL’s own list for TLS 1.3 when nothing else is said (SSL_CTX_set_ciphersuites(3)). */
const TLS13_DEFAULT = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';

/** "!aNULL" takes nothing away that is written out in full elsewhere; "@SECLEVEL=2" is judged by itself. */
const TAKES_NOTHING =
  /^(?:!(?:aNULL|eNULL|NULL|EXPORT|LOW|MD5|RC4|DES|3DES|PSK|SRP|DSS|CAMELLIA|IDEA|SEED|ARIA\w*)|@\w+=\w+)$/;

const fromOpenssl = (local: LocalSettings): SuiteRule | null => {
  const list = wholeValue(local, 'openssl.CipherString');
  if (list === null) return null;
  const words = list.split(/[:,\s]+/).filter((word) => word !== '' && !TAKES_NOTHING.test(word));
  const names = words.map(ianaSuite);
  if (names.length === 0 || names.some((name) => name === null)) return null;
  const newest = settingValue(local, 'openssl.MaxProtocol') ?? '';
  const modern =
    newest === 'TLSv1.2' ? [] : (settingValue(local, 'openssl.Ciphersuites') ?? TLS13_DEFAULT).split(':');
  return {
    suites: new Set([...names.flatMap((name) => name ?? []), ...modern]),
    words: said(local, 'openssl.CipherString'),
    by: 'openssl',
  };
};

/** The list of suites that a rule of this computer leaves; null where no such rule is set, or its words can't be read as a list. */
export const suiteRule = (local: LocalSettings | undefined): SuiteRule | null => {
  if (local?.system === 'windows') return fromWindows(local);
  return local === undefined ? null : fromOpenssl(local);
};

/** What the server takes, as far as it was asked. `complete`: everything that exists was offered in every version it speaks. */
export interface ServerSuites {
  readonly names: ReadonlySet<string>;
  readonly complete: boolean;
}

/** The server's suites by what was seen of it; null when its lists were not asked for. */
export const serverSuites = (
  suites: EvidenceMap['suites'] | undefined,
  versions: EvidenceMap['versions'] | undefined,
): ServerSuites | null => {
  if (suites === undefined || suites.lists.length === 0) return null;
  const listed = new Set<string>(suites.lists.map(({ version }) => version));
  const all = (versions?.spoken ?? []).every((version) => listed.has(version) || version === 'SSL 3.0');
  return {
    names: new Set(suites.lists.flatMap((list) => list.suites)),
    complete: all && suites.lists.every(({ complete }) => complete),
  };
};
