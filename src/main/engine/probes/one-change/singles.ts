import type { Outcome } from '../../../../shared/model/failure';
import type { HelloOptions } from '../../wire/api';
import { EXTENSIONS, GROUPS, SCHEMES } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import { packHello } from '../forms/form';
import { formNamed } from '../forms/forms';
import type { Variable } from '../one-change-facts';
import { codeList, keyList, replaced, TLS13, versionsIn, without } from './codes';
import { type Parts, readParts } from './parts';

/** One change of our own greeting. `change` completes "our usual greeting is sent with one change: …". */
export interface Single {
  readonly id: string;
  readonly variable: Variable;
  readonly change: string;
  /** The changed greeting; null when it can't be made here. */
  make(base: Making): Parts | null;
}

/** What a change is made from. */
export interface Making {
  readonly options: HelloOptions;
  readonly parts: Parts;
  keyShare(group: number): Uint8Array | null;
}

const SCSV = 0x00ff;

/** Some of our suites, the signal of RFC 5746 kept; null when none is left. */
const suitesOnly = (
  id: string,
  change: string,
  keep: (suite: NonNullable<ReturnType<typeof suiteFacts>>, code: number) => boolean,
): Single => ({
  id,
  variable: 'suites',
  change,
  make: ({ parts }) => {
    const kept = parts.suites.filter((code) => {
      const facts = suiteFacts(code);
      return facts !== null && code !== SCSV && keep(facts, code);
    });
    const signal = parts.suites.includes(SCSV) ? [SCSV] : [];
    return kept.length === 0 ? null : { ...parts, suites: [...kept, ...signal] };
  },
});

const isOfTls13 = (code: number): boolean => code >> 8 === 0x13;

/** These groups alone, with a key of the first where there is TLS 1.3; null where no such key can be made. */
export const groupsOnly = (
  { parts, keyShare }: Pick<Making, 'parts' | 'keyShare'>,
  groups: readonly number[],
): Parts | null => {
  const named = replaced(parts, codeList(EXTENSIONS.supported_groups, 2, groups));
  const [first] = groups;
  if (!versionsIn(parts).includes(TLS13) || first === undefined) return named;
  const key = keyShare(first);
  return key && replaced(named, keyList([{ group: first, key }]));
};

const groupSingle = (id: string, change: string, groups: readonly number[]): Single => ({
  id,
  variable: 'groups',
  change,
  make: (making) => groupsOnly(making, groups),
});

const schemesOnly = (id: string, change: string, schemes: readonly number[]): Single => ({
  id,
  variable: 'signature-schemes',
  change,
  make: ({ parts }) => replaced(parts, codeList(EXTENSIONS.signature_algorithms, 2, schemes)),
});

const withoutEntry = (id: string, change: string, type: number): Single => ({
  id,
  variable: 'extensions',
  change,
  make: ({ parts }) => without(parts, type),
});

/** One of the forms of our greeting (probes/forms). */
const ofForm = (id: string, variable: Variable): Single => {
  const form = formNamed(id);
  return {
    id,
    variable,
    change: form.differsIn,
    make: ({ options, keyShare }) => {
      const packed = packHello(options, form, keyShare);
      return packed && packed.send instanceof Uint8Array ? readParts(packed.send) : null;
    },
  };
};

const SINGLES: readonly Single[] = [
  suitesOnly(
    'suites-ecdhe-rsa',
    'for older versions only encryption methods with a fresh key and an RSA certificate (ECDHE_RSA)',
    ({ keyExchange, authentication }, code) =>
      isOfTls13(code) || (keyExchange === 'ecdhe' && authentication === 'rsa'),
  ),
  suitesOnly(
    'suites-rsa',
    'for older versions only encryption methods without a fresh key (RSA key exchange)',
    ({ keyExchange }, code) => isOfTls13(code) || keyExchange === 'rsa',
  ),
  suitesOnly(
    'suites-ecdsa',
    'for older versions only encryption methods for certificates with an elliptic-curve key (ECDSA)',
    ({ authentication }, code) => isOfTls13(code) || authentication === 'ecdsa',
  ),
  suitesOnly(
    'suites-no-dhe',
    'no encryption methods with classic Diffie-Hellman (DHE)',
    ({ keyExchange }) => keyExchange !== 'dhe',
  ),
  groupSingle('groups-p256', 'P-256 as the only way to agree on a key (group)', [GROUPS.secp256r1]),
  groupSingle('groups-p384', 'P-384 as the only way to agree on a key (group)', [GROUPS.secp384r1]),
  schemesOnly('schemes-rsa', 'only RSA signatures of the older kind (PKCS #1)', [
    SCHEMES.rsa_pkcs1_sha256,
    SCHEMES.rsa_pkcs1_sha384,
    SCHEMES.rsa_pkcs1_sha512,
    SCHEMES.rsa_pkcs1_sha1,
  ]),
  schemesOnly('schemes-ecdsa', 'only elliptic-curve signatures (ECDSA)', [
    SCHEMES.ecdsa_secp256r1_sha256,
    SCHEMES.ecdsa_secp384r1_sha384,
  ]),
  withoutEntry(
    'no-status-request',
    'no question about revocation (status_request)',
    EXTENSIONS.status_request,
  ),
  withoutEntry('no-ticket', 'no offer to take up a talk again (session_ticket)', EXTENSIONS.session_ticket),
  ofForm('alpn-none', 'alpn'),
  ofForm('alpn-http1', 'alpn'),
  ofForm('no-ems', 'extensions'),
  ofForm('no-renegotiation', 'extensions'),
  ofForm('no-session-id', 'extensions'),
  ofForm('record-0303', 'form'),
  ofForm('size-600', 'size'),
  ofForm('size-1500', 'size'),
  ofForm('few-suites', 'suites'),
  ofForm('no-x25519', 'groups'),
];

const byId = new Map(SINGLES.map((single) => [single.id, single]));
const named = (ids: readonly string[]): Single[] => ids.flatMap((id) => byId.get(id) ?? []);

/**
 * The order for each way of being turned down: what decides most causes first. An alert about the handshake (40, 47, 71, 80) comes from
 * somebody who has read the lists; a close or silence mostly from somebody who chokes on the greeting's form. Weighed by how many causes of
 * our catalogue each change would decide: suites 6, groups 3, size 3, signatures 2, one each of the rest.
 */
const AFTER_A_LIST_ALERT = [
  ...[
    'suites-ecdhe-rsa',
    'suites-rsa',
    'groups-p256',
    'schemes-rsa',
    'suites-ecdsa',
    'groups-p384',
    'suites-no-dhe',
  ],
  ...['schemes-ecdsa', 'alpn-none', 'no-ems', 'no-renegotiation', 'few-suites', 'no-x25519', 'no-session-id'],
  ...['no-status-request', 'no-ticket', 'size-600', 'record-0303', 'size-1500', 'alpn-http1'],
];
const AFTER_ANOTHER_ALERT = [
  ...['alpn-none', 'alpn-http1', 'no-ems', 'schemes-rsa', 'groups-p256', 'suites-rsa', 'no-status-request'],
  ...AFTER_A_LIST_ALERT,
];
const AFTER_A_CUT = [
  ...[
    'size-600',
    'few-suites',
    'alpn-none',
    'groups-p256',
    'schemes-rsa',
    'suites-rsa',
    'no-session-id',
    'no-ems',
  ],
  ...['no-status-request', 'record-0303', 'no-ticket', 'size-1500'],
  ...AFTER_A_LIST_ALERT,
];
/** handshake_failure, illegal_parameter, insufficient_security, internal_error. */
const LIST_ALERTS: ReadonlySet<number> = new Set([40, 47, 71, 80]);

/** Single changes worth a connection after this end, in their order, without those that were measured before (`known`: their ids). */
export const singlesAfter = (outcome: Outcome, known: ReadonlySet<string>): Single[] => {
  const order =
    outcome.kind !== 'alert'
      ? AFTER_A_CUT
      : LIST_ALERTS.has(outcome.code)
        ? AFTER_A_LIST_ALERT
        : AFTER_ANOTHER_ALERT;
  return named([...new Set(order)].filter((id) => !known.has(id)));
};
