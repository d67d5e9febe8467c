import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Fix } from '../../../../shared/model/finding';
import { defineCause, type Told } from '../define-cause';
import { compared, listed, measured, toldBy } from '../derive/clip';
import { finiteField, saysOneOf } from '../derive/finite-field';
import { type LocalSettings, takesNothing, UNBOUND, unreadIn } from '../derive/local';
import { isBelow, oldestAllowed, rsaBitsFor, securityLevel } from '../derive/openssl-floor';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { OLDEST_SETTING, settingFor } from '../derive/stop-gaps';
import { claimed, compareClaim } from '../derive/told';
import { followsOpenssl } from '../derive/whose-tls';

interface Shown {
  readonly hello: EvidenceMap['hello'];
  readonly versions?: EvidenceMap['versions'];
  readonly groups?: EvidenceMap['groups'];
}

/** A rule held against the server: what it demands, what the server has. */
interface Conflict {
  readonly text: string;
  readonly attempts: readonly string[];
  /** The pair of the repeat probe that measures it, if one can. */
  readonly key: string | null;
}

const versionConflict = (local: LocalSettings, versions: EvidenceMap['versions'] | undefined): Conflict[] => {
  const oldest = oldestAllowed(local);
  const newest = versions?.spoken[versions.spoken.length - 1];
  if (oldest === null || newest === undefined || !isBelow(newest, oldest.value)) return [];
  const rung = versions?.rungs.find(({ version }) => version === newest);
  return [
    {
      text: `The rules of this computer allow ${oldest.value} and newer (${oldest.words}). The server speaks ${newest} at most.`,
      attempts: rung ? [rung.result.attemptId] : [],
      key: `version:${newest}`,
    },
  ];
};

/** What OpenSSL's security level refuses in a chain or a key exchange (SSL_CTX_set_security_level(3)). */
const strengthConflicts = (
  local: LocalSettings,
  certificate: EvidenceMap['certificate'] | undefined,
  dh: { readonly bits: number; readonly attempts: readonly string[] } | null,
): Conflict[] => {
  const level = securityLevel(local);
  if (level === null) return [];
  const bits = rsaBitsFor(level.value);
  const leaf = certificate?.chain[0];
  const attempts = certificate ? [certificate.attemptId] : [];
  const rule = `The rules of this computer demand security level ${level.value} (${level.words})`;
  const conflict = (text: string, shown: readonly string[] = attempts): Conflict => ({
    text,
    attempts: shown,
    key: null,
  });
  return [
    ...(leaf && /^rsa/i.test(leaf.keyType) && leaf.keyBits > 0 && leaf.keyBits < bits
      ? [conflict(`${rule}, which means RSA keys of ${bits} bits. The server’s key has ${leaf.keyBits}.`)]
      : []),
    ...(leaf && level.value >= 1 && /md5/i.test(leaf.signatureAlgorithm)
      ? [
          conflict(
            `${rule}, which refuses MD5. The server’s certificate is signed with ${leaf.signatureAlgorithm}.`,
          ),
        ]
      : []),
    ...(leaf && level.value >= 2 && /sha1/i.test(leaf.signatureAlgorithm) && !leaf.selfIssued
      ? [
          conflict(
            `${rule}, which refuses SHA-1. The server’s certificate is signed with ${leaf.signatureAlgorithm}.`,
          ),
        ]
      : []),
    ...(dh && dh.bits < bits
      ? [
          conflict(
            `${rule}, which means Diffie-Hellman of ${bits} bits. The server uses ${dh.bits}.`,
            dh.attempts,
          ),
        ]
      : []),
  ];
};

/**
 * The server's Diffie-Hellman, where it decides: the server chose it although elliptic curves were offered as well, or OpenSSL
 * itself says so. A small number that a server keeps for old programs besides its curves stands in nobody's way.
 */
const decidingDh = (
  { hello, versions, groups }: Shown,
  told: Told,
): { readonly bits: number; readonly attempts: readonly string[] } | null => {
  const { chosen, dh } = finiteField(hello.base, {
    versions: versions ?? { rungs: [], spoken: [] },
    ...(groups ? { groups } : {}),
  });
  if (dh === null || (chosen === null && saysOneOf(told, ['openssl.dh']) === null)) return null;
  return { bits: dh.bits, attempts: chosen === null ? [] : [chosen.attemptId] };
};

/** What OpenSSL says when its own rules are the reason. */
const TEXTS =
  /unsupported[ _]protocol|no (?:protocols|ciphers) available|(?:key|md|dh)[ _\w]*too[ _](?:small|weak)/i;

const textFits = (told: Told): boolean =>
  claimed(told)?.event === 'local-refusal' &&
  (told.message?.matches.some(
    ({ wrapper, quoted, proves }) => !wrapper && TEXTS.test(`${quoted} ${proves}`),
  ) ??
    false);

/** `protocol`: the server's newest version as OpenSSL's settings call it; null: the version is not in the way. */
const fixFor = (protocol: string | null): Fix[] => [
  {
    owner: 'server-owner',
    stack: 'nginx, Apache, HAProxy',
    steps: [
      'Allow TLS 1.2 and 1.3, use a certificate with an RSA key of 2048 bits or more (or ECDSA) signed with SHA-256, and Diffie-Hellman of 2048 bits.',
    ],
    undo: 'Put the former settings in again and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'SQL Server',
    steps: [
      'Install the update that brings TLS 1.2 (listed in KB3135244), and give it a certificate with SHA-256 and 2048 bits instead of the one it made itself.',
    ],
    undo: 'Bind the former certificate again.',
  },
  {
    owner: 'server-owner',
    stack: 'Windows (Schannel), IIS / http.sys',
    steps: [
      'Under SCHANNEL\\Protocols\\TLS 1.2\\Server set Enabled to 1 and DisabledByDefault to 0 (DWORD), and start the server again.',
    ],
    undo: 'Delete the two values, and start the server again.',
  },
  {
    owner: 'it-desk',
    stack: 'OpenSSL 3 (Debian, Ubuntu), for one program',
    steps: [
      protocol === null
        ? 'Copy openssl.cnf, and set CipherString = DEFAULT@SECLEVEL=0 in the copy (SECLEVEL=1 is enough for short keys).'
        : `Copy openssl.cnf, and set MinProtocol = ${protocol} and CipherString = DEFAULT@SECLEVEL=0 in the copy (SECLEVEL=1 is enough for short keys).`,
      'Start the one program with OPENSSL_CONF=/path/to/the/copy.',
    ],
    undo: 'Start it without OPENSSL_CONF. Until then, what this program sends is less protected.',
  },
  {
    owner: 'it-desk',
    stack: 'Red Hat, Fedora, SUSE',
    steps: [
      'See the rules with update-crypto-policies --show.',
      'For a trial: update-crypto-policies --set LEGACY (or DEFAULT:SHA1), and start the program again. This holds for all programs of the computer.',
    ],
    undo: 'update-crypto-policies --set DEFAULT.',
  },
  {
    owner: 'it-desk',
    stack: '.NET 6 or later, in a container',
    steps: ['Put the changed openssl.cnf into the image, and set OPENSSL_CONF for this one container.'],
    undo: 'Take both out again.',
  },
];

/** The rules of a Linux for all its programs demand more than the server has. */
export const cause = defineCause({
  id: 'linux-crypto-policy',
  area: 'policy',
  title: 'The rules of this Linux demand more than the server can do',
  ruledOut: 'The rules of this Linux are not the reason.',
  meaning:
    'Linux distributions set a lower limit for secure connections of all their programs, and raise it with new releases. The server stays below that limit, so programs here refuse it by themselves. Both sides work as they were told. The better way is to bring the server up to date.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to bring it up to what is named here. Until then, your IT help desk can loosen the rule for this one program.',
  fix: fixFor(OLDEST_SETTING),
  unseen:
    'Programs can bring a copy of OpenSSL with settings of its own; then these rules do not hold for them. Limits that were built into a distribution’s OpenSSL stand in no file.',
  sources: [
    'dotnet/SqlClient#2242, microsoft/msphpsql#1023',
    'OpenSSL: SSL_CTX_set_security_level(3), SSL_CONF_cmd(3); Red Hat: crypto-policies(7)',
    'Microsoft: Default TLS cipher suites for .NET on Linux',
  ],
  decides:
    'The same program, started once with OPENSSL_CONF and a file without these limits, would decide it.',
  decidedBy: ['local-settings', 'versions', 'certificate'],
  needs: ['hello', 'local-settings'],
  wants: ['versions', 'certificate', 'groups', 'repeat'],
  examine(shown, told) {
    const local = shown['local-settings'];
    if (local.system !== 'linux')
      return { verdict: 'ruled-out', because: 'This computer does not run Linux.' };
    if (followsOpenssl(told) === 'no')
      return {
        verdict: 'ruled-out',
        because: 'Programs of this kind bring TLS of their own, and do not follow these rules.',
      };
    const conflicts = [
      ...versionConflict(local, shown.versions),
      ...strengthConflicts(local, shown.certificate, decidingDh(shown, told)),
    ];
    if (conflicts.length === 0) {
      if (takesNothing(shown.hello, shown.versions)) return { verdict: 'ruled-out', because: UNBOUND };
      const missing = unreadIn(local, /openssl|crypto-policies/i);
      if (missing !== null) return { verdict: 'unknown', why: missing };
      if (securityLevel(local) !== null && shown.certificate === undefined)
        return {
          verdict: 'unknown',
          why: 'The rules of this Linux demand keys of a certain length, and the server’s certificate was not seen.',
        };
      const limits = [oldestAllowed(local)?.words, securityLevel(local)?.words].filter(
        (one) => one !== undefined,
      );
      if (limits.length > 0 && !shown.hello.base.answered && !shown.versions?.spoken.length)
        return { verdict: 'unknown', why: 'Which versions the server takes was not asked.' };
      return {
        verdict: 'ruled-out',
        because:
          limits.length === 0
            ? 'No file of this Linux sets a lower limit for secure connections.'
            : `The server is within the limits of this Linux (${listed([...new Set(limits)])}).`,
      };
    }
    const key = conflicts.find((one) => one.key !== null)?.key ?? '';
    const sure = pairSentence(shown.repeat, key);
    const { base } = shown.hello;
    const same = textFits(told) || (key !== '' && compareClaim(told, base.outcome) === 'same');
    const follows = followsOpenssl(told) === 'yes';
    const confirmed = pairState(shown.repeat, key) === 'holds' && same && follows;
    // A rule alone says nothing of a failure: it takes a program that follows it, or the text that fits.
    const likely = same || follows;
    return {
      verdict: confirmed ? 'confirmed' : likely ? 'likely' : 'possible',
      because: [
        ...conflicts.map(({ text, attempts }) => compared(text, attempts)),
        ...(sure === null ? [] : [measured(sure, pairAttempts(shown.repeat, key))]),
        ...(same ? [toldBy('The text you pasted is what such a limit brings.')] : []),
        ...(follows ? [toldBy('By all you told us, the program uses the OpenSSL of this computer.')] : []),
      ],
      fix: fixFor(
        conflicts.some((one) => one.key !== null) ? settingFor(shown.versions?.spoken.at(-1)) : null,
      ),
      weight: likely ? 3 : -3,
    };
  },
});
