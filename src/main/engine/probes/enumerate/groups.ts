import type { VersionCode } from '../../wire/api';
import { EXTENSIONS, GROUPS, groupName, versionName } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import type { Answer, Asker } from './ask';
import { primeName } from './dh-primes';
import { suitesOf, usualSuitesOf } from './offered';
import { type Taken, type TakenOut, takeOut } from './take-out';

const TLS13: VersionCode = 0x0304;

/** Every group of TLS 1.3 (IANA), the newest first: what a server takes of all of them says what it prefers. */
const GROUPS_13: readonly number[] = [
  GROUPS.X25519MLKEM768,
  GROUPS.SecP256r1MLKEM768,
  GROUPS.SecP384r1MLKEM1024,
  GROUPS.curveSM2MLKEM768,
  GROUPS.MLKEM512,
  GROUPS.MLKEM768,
  GROUPS.MLKEM1024,
  GROUPS.X25519Kyber768Draft00,
  GROUPS.SecP256r1Kyber768Draft00,
  GROUPS.x25519,
  GROUPS.secp256r1,
  GROUPS.x448,
  GROUPS.secp384r1,
  GROUPS.secp521r1,
  GROUPS.ffdhe2048,
  GROUPS.ffdhe3072,
  GROUPS.ffdhe4096,
  GROUPS.ffdhe6144,
  GROUPS.ffdhe8192,
  GROUPS.brainpoolP256r1tls13,
  GROUPS.brainpoolP384r1tls13,
  GROUPS.brainpoolP512r1tls13,
  GROUPS.curveSM2,
  GROUPS.GC256A,
  GROUPS.GC256B,
  GROUPS.GC256C,
  GROUPS.GC256D,
  GROUPS.GC512A,
  GROUPS.GC512B,
  GROUPS.GC512C,
];

/** What nearly every program has one of: enough to tell which programs a server shuts out. */
export const USUAL_GROUPS: readonly number[] = [
  GROUPS.x25519,
  GROUPS.secp256r1,
  GROUPS.secp384r1,
  GROUPS.secp521r1,
];

/** Groups of which a server may want to see a key before it takes them; those that this program can make keys for. */
const WITH_KEYS: readonly number[] = [
  GROUPS.X25519MLKEM768,
  GROUPS.SecP256r1MLKEM768,
  GROUPS.SecP384r1MLKEM1024,
  GROUPS.X25519Kyber768Draft00,
];

/** Elliptic curves up to TLS 1.2 (RFC 8422, RFC 4492, RFC 7027). */
const CURVES_12: readonly number[] = [
  GROUPS.x25519,
  GROUPS.secp256r1,
  GROUPS.secp384r1,
  GROUPS.secp521r1,
  GROUPS.x448,
  GROUPS.brainpoolP256r1,
  GROUPS.brainpoolP384r1,
  GROUPS.brainpoolP512r1,
  ...Array.from({ length: 0x16 }, (_, at) => 0x16 - at),
];

/** The groups of one version. `withKeyOnly`: taken when a key came with them, not when they were only named. */
export interface GroupList extends TakenOut {
  readonly version: VersionCode;
  readonly withKeyOnly: readonly number[];
}

/** Finite-field Diffie-Hellman up to TLS 1.2. `name`: of a prime that many servers share. `suite`: with which it was read; with others it may be another. */
export interface DhParameters {
  readonly version: VersionCode;
  readonly bits: number;
  readonly name: string | null;
  readonly suite: number;
}

const takenGroup = (answer: Answer, group: number | null): Taken => {
  if (answer.kind === 'chose') return group ?? 'unclear';
  return answer.kind === 'refused' ? 'nothing' : 'unclear';
};

/** A HelloRetryRequest that asks for nothing: wolfSSL's way to say that it takes none of the groups. */
const namesNone = ({ serverHello: hello }: Answer['result']): boolean =>
  hello?.helloRetryRequest === true &&
  hello.group === null &&
  !hello.extensions.some(({ type }) => type === EXTENSIONS.cookie);

const hybridsWithKeys = async (asker: Asker, taken: readonly number[]): Promise<readonly number[]> => {
  const open = WITH_KEYS.filter((group) => !taken.includes(group));
  const answers = await Promise.all(
    open.map(async (group) => {
      const answer = await asker.ask({
        purpose: `TLS 1.3, ${groupName(group)} with a key`,
        version: TLS13,
        suites: usualSuitesOf(TLS13),
        groups: [group],
        keyShares: [group],
      });
      return answer.kind === 'chose' && answer.result.serverHello?.group === group ? group : null;
    }),
  );
  return answers.filter((group) => group !== null);
};

/** Of a shorter list nothing is known beyond it. */
const within = (found: TakenOut, short: boolean): TakenOut => (short ? { ...found, complete: false } : found);

/** The groups of TLS 1.3, named without keys: a HelloRetryRequest names the one that the server takes (RFC 8446 §4.1.4). `only`: of these. */
export const enumerateGroups13 = async (asker: Asker, only?: readonly number[]): Promise<GroupList> => {
  const found = await takeOut(only ?? GROUPS_13, async (groups) => {
    const purpose = `TLS 1.3, ${groups.length} groups`;
    const answer = await asker.ask({ purpose, version: TLS13, suites: usualSuitesOf(TLS13), groups });
    return namesNone(answer.result)
      ? 'nothing'
      : takenGroup(answer, answer.result.serverHello?.group ?? null);
  });
  const withKeyOnly = found.complete && !only ? await hybridsWithKeys(asker, found.taken) : [];
  return { version: TLS13, ...within(found, only !== undefined), withKeyOnly };
};

/** An ECDSA key must be on a curve that is offered (RFC 8422 §5.1), so RSA's suites tell more about the curves. */
const ecdheSuites = (version: VersionCode, found: readonly number[] | null): readonly number[] => {
  const ecdhe = (found ?? suitesOf(version)).filter((suite) => {
    const facts = suiteFacts(suite);
    return facts?.keyExchange === 'ecdhe' && facts.authentication !== 'psk';
  });
  const rsa = ecdhe.filter((suite) => suiteFacts(suite)?.authentication === 'rsa');
  return found !== null && rsa.length > 0 ? rsa : ecdhe;
};

const isEcdsa = (suite: number): boolean => suiteFacts(suite)?.authentication === 'ecdsa';

/**
 * With ECDSA alone the curve of the certificate has to stay on offer. The refusal may have come because that one had been taken out, so
 * what is left is offered once more with the one taken last behind it.
 */
const withItsOwnCurve = async (
  first: TakenOut,
  ask: (groups: readonly number[]) => Promise<Taken>,
): Promise<TakenOut> => {
  const own = first.taken.at(-1);
  if (own === undefined || !first.complete) return first;
  const left = CURVES_12.filter((group) => !first.taken.includes(group));
  const more = await takeOut(left, async (groups) => {
    const taken = await ask([...groups, own]);
    return taken === own ? 'nothing' : taken;
  });
  return { taken: [...first.taken, ...more.taken], complete: more.complete };
};

/**
 * The curves of a version up to TLS 1.2, read off the ServerKeyExchange. `found`: its suites, null = not known. `only`: of these. null: it has
 * no ECDHE, or no place in its greeting to name curves in (SSL 3.0, RFC 6101 §5.6.1.2).
 */
export const enumerateCurves = async (
  asker: Asker,
  version: VersionCode,
  found: readonly number[] | null,
  only?: readonly number[],
): Promise<GroupList | null> => {
  const suites = ecdheSuites(version, found).slice(0, 64);
  if (suites.length === 0 || version < 0x0301) return null;
  const ask = async (groups: readonly number[]): Promise<Taken> => {
    const purpose = `${versionName(version)}, ${groups.length} curves`;
    const answer = await asker.ask({ purpose, version, suites, groups, until: 'server-flight' });
    const exchange = answer.result.serverKeyExchange;
    return takenGroup(answer, exchange?.kind === 'ecdhe' ? exchange.group : null);
  };
  const first = within(await takeOut(only ?? CURVES_12, ask), only !== undefined);
  const list = suites.every(isEcdsa) ? await withItsOwnCurve(first, ask) : first;
  return list.taken.length === 0 && list.complete ? null : { version, ...list, withKeyOnly: [] };
};

const isStrongest = (suite: number): boolean => suiteFacts(suite)?.bits === 256;

/**
 * The sizes of the server's own Diffie-Hellman groups, no group being offered: smallest first, each once; none: no suite with DHE was taken.
 * `found`: its suites, null = not known. `each`: asks with the strongest ciphers and with the others apart; else once with all of them.
 */
export const readDhParameters = async (
  asker: Asker,
  version: VersionCode,
  found: readonly number[] | null,
  each: boolean,
): Promise<readonly DhParameters[]> => {
  const suites = (found ?? suitesOf(version)).filter((suite) => {
    const facts = suiteFacts(suite);
    return facts?.keyExchange === 'dhe' && facts.authentication !== 'psk' && !facts.export;
  });
  const read = async (offered: readonly number[]): Promise<DhParameters | null> => {
    const answer = await asker.ask({
      purpose: `${versionName(version)}, Diffie-Hellman`,
      version,
      suites: offered.slice(0, 64),
      groups: [],
      until: 'server-flight',
    });
    const exchange = answer.result.serverKeyExchange;
    if (exchange?.kind !== 'dhe' || answer.kind !== 'chose') return null;
    return { version, bits: exchange.bits, name: primeName(exchange.prime), suite: answer.suite };
  };
  // A server may use numbers of two sizes: OpenSSL, of its own choice, 3072 bits with 256-bit ciphers.
  const apart = [suites.filter(isStrongest), suites.filter((suite) => !isStrongest(suite))];
  const lists = (each ? apart : [suites]).filter(({ length }) => length > 0);
  const sizes = (await Promise.all(lists.map(read))).filter((one) => one !== null);
  return sizes
    .sort((one, other) => one.bits - other.bits)
    .filter(({ bits }, at) => at === 0 || bits !== sizes[at - 1]?.bits);
};
