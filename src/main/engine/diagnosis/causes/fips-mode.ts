import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause } from '../define-cause';
import { compared, listed, measured, toldBy } from '../derive/clip';
import { said, settingValue, unreadIn } from '../derive/local';
import { serverSuites } from '../derive/suite-rules';
import { followsOpenssl, followsWindows } from '../derive/whose-tls';

/** SP 800-52r2 §3.3.1 and SP 800-56A: the curves of NIST and the finite-field groups. x25519 and x448 are not among them. */
const ALLOWED_GROUP = /^(?:secp(?:256|384|521)r1|ffdhe\d+)$/;
/** AES with SHA-2, or the old AES suites with SHA-1; ChaCha20, RC4, Camellia, ARIA and SEED are not approved. */
const ALLOWED_SUITE = /_AES_(?:128|256)_|^TLS_AES_/;

const HAS_FIPS: readonly string[] = ['windows', 'linux'];
const TEXTS = /FIPS|not part of the Windows Platform/i;

interface Lacks {
  readonly what: readonly string[];
  readonly complete: boolean;
}

/** What the server takes and FIPS mode does not, as sentences; null when its lists were not asked for. */
const lackOf = (
  groups: EvidenceMap['groups'] | undefined,
  suites: ReturnType<typeof serverSuites>,
): Lacks | null => {
  const lists = groups?.lists ?? [];
  const names = lists.flatMap((list) => [...list.groups, ...list.withKeyOnly]);
  // A server that also exchanges keys in finite fields (DHE) or by RSA needs no curve.
  const other = groups?.dh != null || [...(suites?.names ?? [])].some((name) => name.startsWith('TLS_RSA_'));
  const noGroup = names.length > 0 && !other && !names.some((name) => ALLOWED_GROUP.test(name));
  const noSuite =
    suites !== null && suites.names.size > 0 && ![...suites.names].some((name) => ALLOWED_SUITE.test(name));
  if (names.length === 0 && suites === null) return null;
  return {
    what: [
      ...(noGroup ? [`it exchanges keys only in ${listed([...new Set(names)].slice(0, 6))}`] : []),
      ...(noSuite ? [`it encrypts only with ${listed([...(suites?.names ?? [])].slice(0, 4))}`] : []),
    ],
    complete:
      (noGroup && lists.every(({ complete, usualOnly }) => complete || usualOnly === true)) ||
      (noSuite && suites?.complete === true),
  };
};

/** FIPS mode on this computer allows nothing that the server takes. */
export const cause = defineCause({
  id: 'fips-mode',
  area: 'policy',
  title: 'This computer’s FIPS mode allows nothing that the server takes',
  ruledOut: 'FIPS mode is not what stands in the way.',
  meaning:
    'This computer runs in a mode for public authorities (FIPS) that allows only approved methods of the secure connection. The server takes others. So the two find nothing in common, and the connection fails although each side is up to date. The server has to offer approved methods as well, for example AES with the curve P-256.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow the curve P-256 and AES-GCM besides what is there. If FIPS mode is not required on this computer, ask your IT help desk about it.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Add the approved curves P-256 and P-384 (prime256v1:secp384r1) to the list: ssl_ecdh_curve (nginx), SSLOpenSSLConfCmd Curves (Apache), curves on the bind line (HAProxy).',
        'Allow AES-GCM: ECDHE-RSA-AES256-GCM-SHA384 and ECDHE-RSA-AES128-GCM-SHA256, then reload.',
      ],
      undo: 'Put the former lists in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Enable-TlsEccCurve NistP256, and Enable-TlsCipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384.',
      ],
      undo: 'Disable-TlsEccCurve and Disable-TlsCipherSuite with the same names.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: ['Take any list of groups out of the service (-Djdk.tls.namedGroups), or add secp256r1 to it.'],
      undo: 'Put the former list in again and restart the service.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'If no rule of your organisation asks for it: set Enabled to 0 under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy, or switch off the policy “System cryptography: Use FIPS compliant algorithms”.',
        'Start the computer again.',
      ],
      undo: 'Set Enabled to 1 again, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux (Red Hat)',
      steps: [
        'FIPS mode is chosen at installation and belongs there. Ask whether this program may run on a computer without it.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'If the program itself stops with “not part of the Windows Platform FIPS validated cryptographic algorithms”, it uses a class that is not approved: use the CNG classes (SHA256Cng, AesCng), or set <enforceFIPSPolicy enabled="false"/> in its configuration file.',
      ],
      undo: 'Take the line out again.',
    },
  ],
  unseen:
    'We saw that FIPS mode is on, not what the program offers because of it. Some programs do not follow it.',
  sources: [
    'Microsoft: TLS registry settings (FIPS); TLS elliptic curves in Windows (curve25519 in FIPS mode)',
    'NIST SP 800-52 Rev. 2; NIST SP 800-56A Rev. 3',
  ],
  decides:
    'The server’s lists of groups and encryption methods, held against what FIPS allows, would decide it.',
  decidedBy: ['groups', 'suites', 'local-settings'],
  explains: ['client-schannel-policy', 'linux-crypto-policy', 'group-none-shared'],
  needs: ['hello', 'local-settings'],
  wants: ['groups', 'suites', 'versions'],
  examine(shown, told) {
    const local = shown['local-settings'];
    const { base } = shown.hello;
    const state = settingValue(local, 'fips.enabled');
    if (state === undefined)
      return HAS_FIPS.includes(local.system)
        ? { verdict: 'unknown', why: unreadIn(local, /fips/i) ?? 'Whether FIPS mode is on was not read.' }
        : { verdict: 'ruled-out', because: 'This system has no FIPS mode.' };
    if (state !== '1') return { verdict: 'ruled-out', because: 'FIPS mode is off on this computer.' };
    const follows = local.system === 'windows' ? followsWindows(told) : followsOpenssl(told);
    if (follows === 'no')
      return {
        verdict: 'ruled-out',
        because: 'FIPS mode is on, but programs of this kind do not follow it.',
      };
    const lack = lackOf(shown.groups, serverSuites(shown.suites, shown.versions));
    const text = told.message?.matches.find(({ quoted }) => TEXTS.test(quoted));
    const on = compared(`FIPS mode is on (${said(local, 'fips.enabled')}).`);
    if (lack === null) {
      const approved =
        base.answered &&
        base.suite !== null &&
        ALLOWED_SUITE.test(base.suite) &&
        base.group !== null &&
        ALLOWED_GROUP.test(base.group);
      if (approved)
        return {
          verdict: 'ruled-out',
          because: `The server chose ${base.suite} with ${base.group}, which FIPS mode allows.`,
        };
      return {
        verdict: 'unknown',
        why: 'FIPS mode is on. The server’s lists of groups and encryption methods were not asked for, so we don’t know whether it takes something approved.',
      };
    }
    if (lack.what.length === 0)
      return {
        verdict: 'ruled-out',
        because: 'FIPS mode is on, and the server takes methods that it allows.',
      };
    // The mode alone says nothing of a failure: it takes a program that follows it, or a text of theirs.
    const likely = lack.complete && (follows === 'yes' || (told.message?.matches.length ?? 0) > 0);
    return {
      verdict: likely ? 'likely' : 'possible',
      because: [
        on,
        compared(`The server takes nothing that FIPS mode allows: ${lack.what.join('; ')}.`),
        ...(base.answered
          ? [measured('Our own greeting, which is not bound by FIPS mode, was answered.', [base.attemptId])]
          : []),
        ...(text ? [toldBy('The text you pasted speaks of FIPS.')] : []),
      ],
      weight: likely ? 6 : -1,
    };
  },
});
