import type { Evidence, EvidenceMap, ProbeId } from '../../../shared/model/evidence';
import type { Outcome } from '../../../shared/model/failure';
import type { VersionCode } from '../wire/api';
import { GROUPS, SCHEMES, versionCode } from '../wire/ids';
import { SUITES } from '../wire/suites';

/** A list of the server in one version. `complete`: everything that exists was asked for, so what is not in it is refused. */
export interface KnownList {
  readonly version: VersionCode;
  readonly taken: readonly number[];
  readonly complete: boolean;
}

/** What a server's certificates are like, as far as programs mind. */
interface CertificateKnown {
  /** Smallest key of RSA in the chain, in bits; null: none. */
  readonly leastRsaBits: number | null;
  /** A certificate below the root is signed with SHA-1. */
  readonly sha1: boolean;
  /** What every program refuses, whatever its roots: in plain words; null: nothing. */
  readonly fault: string | null;
  /** Held against this computer's roots, and against Mozilla's; null: not asked. */
  readonly trusted: { readonly system: boolean | null; readonly mozilla: boolean | null };
  /** A certificate between the server's and the root was not sent. */
  readonly intermediateMissing: boolean;
  /** The chain names an address where the missing one can be had. */
  readonly issuerNamed: boolean;
}

/** What is known of a server. Everything may be missing: an empty list and null mean "not known", never "no". */
export interface ServerFacts {
  /** Some greeting of ours was answered with a ServerHello, be it one of a search for encryption methods; null: none was sent. */
  readonly answered: boolean | null;
  readonly spoken: readonly VersionCode[];
  /** Versions that were offered alone and turned down. */
  readonly refused: readonly VersionCode[];
  /** A greeting for TLS 1.3 and 1.2 together is turned down, though TLS 1.2 alone is answered. */
  readonly newestTurnsAway: boolean;
  readonly suites: readonly KnownList[];
  readonly groups: readonly KnownList[];
  readonly signatures: readonly KnownList[];
  readonly certificate: CertificateKnown | null;
  /** Bits of the prime in finite-field Diffie-Hellman. */
  readonly dhBits: number | null;
  /** RFC 5746 in a ServerHello of TLS 1.2 or older. */
  readonly renegotiation: boolean | null;
  /** Only a greeting with a server name is answered. */
  readonly needsName: boolean | null;
  /** A greeting with a post-quantum key is turned down, the same one without it is answered. */
  readonly refusesPostQuantum: boolean | null;
}

const suiteCodes = new Map([...SUITES].map(([code, name]) => [name, code]));
const groupCodes = new Map<string, number>(Object.entries(GROUPS));
const schemeCodes = new Map<string, number>(Object.entries(SCHEMES));

const codesOf = (names: readonly string[], table: ReadonlyMap<string, number>): number[] =>
  names.flatMap((name) => table.get(name) ?? []);

type Hello = EvidenceMap['hello']['base'];
/** Facts of probes by id, each perhaps missing. */
type Shown = { readonly [Id in ProbeId]?: EvidenceMap[Id] };

const factsIn = (evidence: Evidence): Shown =>
  Object.fromEntries(
    Object.entries(evidence).flatMap(([id, seen]) => (seen?.status === 'ok' ? [[id, seen.facts]] : [])),
  );

/** The peer's own no to what was offered; silence and what never left this computer say nothing. */
const isNo = ({ kind }: Outcome): boolean => kind === 'alert' || kind === 'fin' || kind === 'rst';

/** Greetings with another name than the one asked for tell of another site. */
const named = (names: EvidenceMap['server-name'] | undefined): Hello | undefined =>
  (names?.name === null ? names.without : names?.with)?.result;

const hellosIn = (shown: Shown): readonly Hello[] =>
  [
    shown.hello?.base,
    shown.hello?.repeated,
    shown.starttls?.result,
    ...(shown.versions?.rungs.map(({ result }) => result) ?? []),
    named(shown['server-name']),
    ...(shown['client-greeting']?.base ?? []),
    ...(shown['client-greeting']?.own ?? []),
  ].filter((one) => one !== undefined);

/** Lists of one kind by version; what was seen once beside them counts as taken. */
const joinedLists = (
  lists: readonly KnownList[],
  seen: readonly { readonly version: VersionCode; readonly code: number }[],
): KnownList[] => {
  const byVersion = new Map(lists.map((list) => [list.version, list]));
  for (const { version, code } of seen) {
    const known = byVersion.get(version) ?? { version, taken: [], complete: false };
    if (!known.taken.includes(code)) byVersion.set(version, { ...known, taken: [...known.taken, code] });
  }
  return [...byVersion.values()];
};

const seenCodes = (
  hellos: readonly Hello[],
  part: 'suite' | 'group',
  table: ReadonlyMap<string, number>,
): { version: VersionCode; code: number }[] =>
  hellos.flatMap((hello) => {
    const version = hello.version === null ? null : versionCode(hello.version);
    const name = hello[part];
    const code = name === null ? undefined : table.get(name);
    return version === null || code === undefined ? [] : [{ version, code }];
  });

const suitesOf = (shown: Shown, hellos: readonly Hello[]): KnownList[] => {
  const lists = (shown.suites?.lists ?? []).map(({ version, suites, complete }) => ({
    version: versionCode(version) ?? 0,
    taken: codesOf(suites, suiteCodes),
    complete,
  }));
  return joinedLists(lists, seenCodes(hellos, 'suite', suiteCodes));
};

const groupsOf = (shown: Shown, hellos: readonly Hello[]): KnownList[] => {
  const lists = (shown.groups?.lists ?? []).map(({ version, groups, withKeyOnly, complete }) => ({
    version: versionCode(version) ?? 0,
    taken: codesOf([...groups, ...withKeyOnly], groupCodes),
    complete,
  }));
  return joinedLists(lists, seenCodes(hellos, 'group', groupCodes));
};

/** All kinds of keys together: a program needs one scheme of one of them. */
const signaturesOf = (shown: Shown): KnownList[] => {
  const lists = new Map<VersionCode, KnownList>();
  for (const { version, schemes, complete } of shown.signatures?.lists ?? []) {
    const code = versionCode(version) ?? 0;
    const known = lists.get(code) ?? { version: code, taken: [], complete: true };
    const taken = [...known.taken, ...codesOf(schemes, schemeCodes)];
    lists.set(code, { version: code, taken, complete: known.complete && complete });
  }
  return [...lists.values()];
};

/** What every program minds (RFC 5280 §6.1.3, RFC 9525), in the words of the grid. */
const FAULTS: Readonly<
  Partial<Record<EvidenceMap['certificate']['verdict']['faults'][number]['code'], string>>
> = {
  expired: 'The server’s certificate, or one above it, has run out.',
  'not-yet-valid': 'The server’s certificate, or one above it, is not valid yet.',
  'name-mismatch': 'The server’s certificate is for another name.',
  'bad-signature': 'A signature in the server’s chain of certificates is wrong.',
  'not-an-authority': 'A certificate in the server’s chain may not sign others.',
  'wrong-usage': 'The server’s certificate may not be used for a server.',
};

const certificateOf = (shown: Shown): CertificateKnown | null => {
  const { certificate } = shown;
  if (!certificate || certificate.chain.length === 0) return null;
  // Shown to a greeting with another name, it need not be the one that programs see.
  if (
    certificate.sentName !== undefined &&
    certificate.sentName !== (shown['server-name']?.name ?? certificate.sentName)
  )
    return null;
  const { chain, verdict } = certificate;
  const rsa = chain.filter(({ keyType }) => keyType.startsWith('RSA')).map(({ keyBits }) => keyBits);
  const codes = verdict.faults.map(({ code }) => code);
  const [fault] = codes.flatMap((code) => FAULTS[code] ?? []);
  const stores = shown['trust-path']?.stores ?? [];
  return {
    leastRsaBits: rsa.length > 0 ? Math.min(...rsa) : null,
    sha1: chain.some(
      ({ selfIssued, signatureAlgorithm }) => !selfIssued && /sha-?1\b/i.test(signatureAlgorithm),
    ),
    fault: fault ?? null,
    trusted: {
      system: verdict.trusted
        ? true
        : codes.some((code) => code === 'unknown-root' || code === 'self-signed')
          ? false
          : null,
      mozilla: stores.find(({ id }) => id === 'mozilla')?.trusted ?? null,
    },
    intermediateMissing: codes.includes('missing-intermediate'),
    issuerNamed: chain.some(({ caIssuers }) => caIssuers.some((url) => /^https?:/i.test(url))),
  };
};

const renegotiationOf = (hellos: readonly Hello[]): boolean | null =>
  hellos.find(({ signals }) => signals !== undefined)?.signals?.renegotiation ?? null;

const needsNameOf = (names: EvidenceMap['server-name'] | undefined): boolean | null => {
  if (!names?.with?.result.answered) return null;
  if (names.without.result.answered) return false;
  return isNo(names.without.result.outcome) ? true : null;
};

const postQuantumOf = (forms: EvidenceMap['hello-form'] | undefined): boolean | null => {
  const form = forms?.forms.find(({ id }) => id === 'post-quantum');
  if (!form || !forms?.baseAnswered) return null;
  if (form.variant.every(({ answered }) => answered)) return form.variant.length > 0 ? false : null;
  return form.holds ? true : null;
};

/** Versions in which the search for encryption methods found one, though the usual greetings may have offered none of these. */
const foundByLists = (shown: Shown): readonly VersionCode[] =>
  (shown.suites?.lists ?? []).flatMap(({ version, suites }) =>
    suites.length > 0 ? (versionCode(version) ?? []) : [],
  );

const newestTurnsAway = (shown: Shown): boolean => {
  const base = shown.hello?.base;
  const alone = shown.versions?.rungs.find(({ version }) => version === 'TLS 1.2')?.result;
  const again = shown.hello?.repeated;
  return (
    base !== undefined &&
    !base.answered &&
    isNo(base.outcome) &&
    again?.answered === false &&
    alone?.answered === true
  );
};

/** What these facts of probes say of the server; any of them may be missing. */
export const serverFactsOf = (shown: Shown): ServerFacts => {
  const hellos = hellosIn(shown);
  const { versions } = shown;
  // A server that answers only sometimes has said no to nothing.
  const flaps = shown.hello?.steady === false || shown.repeat?.baseSteady === false;
  const turnedDown = (flaps ? [] : (versions?.rungs ?? [])).filter(
    ({ result }) => !result.answered && isNo(result.outcome),
  );
  const seen = hellos.flatMap(({ version }) => (version === null ? [] : (versionCode(version) ?? [])));
  const listed = foundByLists(shown);
  const spoken = [...(versions?.spoken ?? []).flatMap((name) => versionCode(name) ?? []), ...seen, ...listed];
  const refused = turnedDown.flatMap(({ version }) => versionCode(version) ?? []);
  return {
    answered:
      hellos.length + listed.length > 0 ? listed.length > 0 || hellos.some(({ answered }) => answered) : null,
    spoken: [...new Set(spoken)],
    refused: refused.filter((version) => !listed.includes(version)),
    newestTurnsAway: !flaps && newestTurnsAway(shown),
    suites: suitesOf(shown, hellos),
    groups: groupsOf(shown, hellos),
    signatures: signaturesOf(shown),
    certificate: certificateOf(shown),
    dhBits: shown.groups?.dh?.bits ?? null,
    renegotiation: renegotiationOf(hellos),
    needsName: flaps ? null : needsNameOf(shown['server-name']),
    refusesPostQuantum: postQuantumOf(shown['hello-form']),
  };
};

/** Everything the probes learned about the server that decides whether a program can talk to it. */
export const serverFactsFrom = (evidence: Evidence): ServerFacts => serverFactsOf(factsIn(evidence));
