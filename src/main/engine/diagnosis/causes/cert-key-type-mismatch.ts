import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { chosenWith, PROGRAM_GIVEN } from '../derive/chosen-client';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { alertCode, isClosed } from '../derive/ends';
import { acceptsKind, type KeyKind, kindOfKey } from '../derive/kinds-of-key';
import { onlyRareKey, RARE_KEY_WORDS, type RareKey, takesRareKey, withoutRareKey } from '../derive/rare-key';
import { claimed, claimsPeerAct } from '../derive/told';
import { serverEnds } from '../derive/who-ends';

type Certificate = EvidenceMap['certificate'];
const WORDS: { readonly [kind in KeyKind]: string } = { RSA: 'RSA', ECDSA: 'elliptic-curve (ECDSA)' };

/** The key of every certificate of the server's own that was shown in any look. */
const keysShown = (certificate: Certificate): string[] =>
  [
    ...(certificate.sightings ?? []).map(({ keyType }) => keyType),
    ...(certificate.others ?? []).map(({ chain }) => chain[0]?.keyType ?? ''),
    certificate.chain[0]?.keyType ?? '',
  ].filter((type) => type !== '');

/** Our greeting that accepted a certificate of the other kind only, when it was sent and turned away. */
const turnedAwayFor = (kind: KeyKind, attempts: ReadonlyMap<string, Attempt>): Attempt | null => {
  const words = kind === 'RSA' ? 'accepting an RSA certificate only' : 'accepting an ECDSA certificate only';
  for (const one of attempts.values())
    if (one.purpose.includes(words) && (isClosed(one.outcome) || alertCode(one.outcome) !== null)) return one;
  return null;
};

/** What goes with a kind of key: the suites up to TLS 1.2, the signature schemes after that. */
const KIND_VARIABLES: readonly string[] = ['suites', 'signature-schemes'];

/** The one change between the program's greeting, which fails, and ours, when it is one of what goes with a kind of key. */
const provedByChange = (change: EvidenceMap['one-change'] | undefined): Because[] => {
  const pair = change?.pair;
  if (change?.from !== 'program-fails' || !pair?.holds || !KIND_VARIABLES.includes(pair.variable)) return [];
  return [
    measured(
      `The program’s own greeting works when ${printable(pair.works, 200)}, and fails when ${printable(pair.fails, 200)}; nothing else differed.`,
      [...pair.working, ...pair.failing].map(({ attemptId }) => attemptId),
    ),
  ];
};

/** The greeting of the chosen program was answered: whatever it accepts, this server has it. */
const programAnswered = (greeting: EvidenceMap['client-greeting'] | undefined): boolean =>
  greeting?.own.some(({ answered }) => answered) === true;

/** The greeting of the chosen program fails each time where ours is answered each time. */
const programFails = (greeting: EvidenceMap['client-greeting'] | undefined): boolean =>
  greeting?.steady === true &&
  greeting.differs &&
  greeting.own.length > 0 &&
  greeting.own.every(({ answered }) => !answered);

const turnedAway = ({ own, base }: EvidenceMap['client-greeting']): Because =>
  measured(
    'Its greeting, sent by us, was turned away each time. Ours, sent by turns with it, was answered each time.',
    [...own, ...base].map(({ attemptId }) => attemptId),
  );

interface Case {
  readonly certificate: Certificate;
  readonly only: KeyKind;
  readonly pair: Attempt | null;
}

const measuredKinds = ({ certificate, only, pair }: Case): Because[] => [
  measured(`Every certificate that the server showed us has an ${WORDS[only]} key.`, [
    certificate.attemptId,
    ...(certificate.sightings ?? []).map(({ attemptId }) => attemptId),
  ]),
  ...(pair
    ? [
        measured(
          `A greeting that accepts the other kind only was turned away. ${describeOutcome(pair.outcome)}`,
          [certificate.attemptId, pair.id],
        ),
      ]
    : []),
];

/** A kind that not every program of today takes: what the chosen one does with it, or which of those that are known do not take it. */
const judgeRare = (
  rare: RareKey,
  certificate: Certificate,
  greeting: EvidenceMap['client-greeting'] | undefined,
  told: Told,
): Verdict => {
  const chosen = chosenWith(told, (client) => takesRareKey(client, rare));
  if (chosen?.takes)
    return { verdict: 'ruled-out', because: `${chosen.name} accepts certificates with an ${rare} key.` };
  if (chosen && programAnswered(greeting))
    return { verdict: 'ruled-out', because: `The server answers the greeting of ${chosen.name}.` };
  const ends = serverEnds(told);
  const others = withoutRareKey(rare);
  const fails = chosen !== null && programFails(greeting);
  return {
    verdict: fails ? 'likely' : 'possible',
    because: [
      measured(`Every certificate that the server showed us has an ${rare} key.`, [
        certificate.attemptId,
        ...(certificate.sightings ?? []).map(({ attemptId }) => attemptId),
      ]),
      ...(chosen
        ? [compared(`${chosen.name} offers no method that goes with such a certificate (${chosen.basis}).`)]
        : []),
      ...(fails && greeting ? [turnedAway(greeting)] : []),
      ...(!chosen && others ? [others] : []),
      ends.because,
    ],
    against: ends.against,
    weight: 3,
    ...RARE_KEY_WORDS,
  };
};

/** The server's certificate has a kind of key that the program does not understand. */
export const cause = defineCause({
  id: 'cert-key-type-mismatch',
  area: 'certificate',
  title: 'Your program may not understand the server’s kind of certificate',
  ruledOut: 'The kind of the certificate’s key is not the reason.',
  meaning:
    'Certificates come with two kinds of key: RSA and elliptic curves (ECDSA). This server has only one kind. A program that accepts only the other one finds nothing in common with it, and it is the server that ends the connection, before any certificate is shown. It often looks like a wrong version or cipher.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to install a second certificate of the other kind (RSA beside ECDSA). Most servers can show both and choose by what the program accepts.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'nginx and Apache: give ssl_certificate and ssl_certificate_key (SSLCertificateFile and SSLCertificateKeyFile) twice, once for each kind. HAProxy: two files with the endings .rsa and .ecdsa under the one name.',
      ],
      undo: 'Take the second pair out and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'The free plan shows ECDSA certificates only to modern programs. A paid plan or a certificate of your own brings RSA as well.',
      ],
      undo: 'Choose the former certificate again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel) on the connecting computer',
      steps: [
        'See with Get-TlsCipherSuite whether suites with ECDHE_ECDSA are there. Switch one on with “Enable-TlsCipherSuite -Name TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256”, and look into the policy “SSL Cipher Suite Order”.',
      ],
      undo: 'Run “Disable-TlsCipherSuite” with the same name, or set the former policy.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java, OpenSSL 3, .NET 6 or later on Linux',
      steps: [
        'Look whether the program sets a list of suites of its own (enabledCipherSuites, CipherString, CipherSuitesPolicy), and add the ECDHE_ECDSA ones. Java before 7 has none: bring it up to date.',
      ],
      undo: 'Put the former list back.',
    },
    ...installFixes('an RSA certificate').filter(({ stack }) =>
      ['IIS / http.sys', 'SQL Server', 'Exchange / SMTP', 'AWS, Azure or Cloudflare in front'].includes(
        stack,
      ),
    ),
  ],
  unseen:
    'Which kinds your program accepts, unless you chose it by name under “Your program”. The kinds for the chain’s upper certificates may differ.',
  sources: [
    'blog.jonschneider.com/2016/08, ansible-collections/ansible.windows#501',
    'Cloudflare: browser compatibility',
    'RFC 5246 §7.4.2, RFC 8446 §4.2.3',
  ],
  decides:
    'The greeting of your very program decides it: choose the program under “Your program”, and the check sends what it would send.',
  decidesThen: PROGRAM_GIVEN,
  decidedBy: ['certificate', 'client-greeting', 'one-change'],
  explains: ['cipher-none-shared-program'],
  needs: ['certificate'],
  wants: ['client-greeting', 'one-change'],
  examine({ certificate, 'client-greeting': greeting, 'one-change': change }, told, attempts): Verdict {
    const keys = keysShown(certificate);
    const rare = onlyRareKey(keys);
    if (rare) return judgeRare(rare, certificate, greeting, told);
    const kinds = new Set(keys.flatMap((type) => kindOfKey(type) ?? []));
    const [only] = kinds;
    if (only === undefined)
      return { verdict: 'unknown', why: 'The server showed no certificate whose kind of key we know.' };
    if (kinds.size > 1)
      return {
        verdict: 'ruled-out',
        because: 'The server has an RSA certificate and one with an elliptic curve.',
      };
    const client = chosenWith(told, (client) => acceptsKind(client, only));
    if (client?.takes)
      return {
        verdict: 'ruled-out',
        because: `${client.name} accepts certificates with an ${WORDS[only]} key.`,
      };
    if (only === 'RSA' && !client)
      return {
        verdict: 'ruled-out',
        because: 'The server has an RSA certificate, which every program accepts.',
      };
    const ends = serverEnds(told);
    const pair = turnedAwayFor(only === 'ECDSA' ? 'RSA' : 'ECDSA', attempts);
    const base = measuredKinds({ certificate, only, pair });
    if (client) {
      if (programAnswered(greeting))
        return { verdict: 'ruled-out', because: `The server answers the greeting of ${client.name}.` };
      const fails = programFails(greeting);
      const proof = fails ? provedByChange(change) : [];
      const proved = proof.length > 0 && certificate.varies !== true;
      const seen = pair !== null || fails;
      return {
        verdict: proved ? 'confirmed' : seen ? 'likely' : 'possible',
        title: seen
          ? `${client.name} does not understand the server’s ${WORDS[only]} certificate`
          : `${client.name} may not understand the server’s ${WORDS[only]} certificate`,
        because: [
          ...base,
          compared(`${client.name} offers no method that goes with such a certificate (${client.basis}).`),
          ...(fails && greeting ? [turnedAway(greeting)] : []),
          ...proof,
          ends.because,
        ],
        against: ends.against,
        weight: 4,
      };
    }
    const text = claimed(told);
    if (
      pair &&
      claimsPeerAct(told) &&
      text &&
      ['fin', 'rst', 'alert'].includes(text.event) &&
      (text.alertCode ?? 40) === 40
    )
      return {
        verdict: 'possible',
        because: [
          ...base,
          toldBy(
            'The text you pasted says that the other side ended the handshake. A server does that with a program that accepts only the other kind.',
          ),
          inferred('Other differences between your program and ours would look the same.'),
        ],
        weight: -2,
      };
    return {
      verdict: 'unknown',
      why: 'The server has an elliptic-curve certificate only. Programs of the last ten years accept it. Whether yours does, we don’t know.',
    };
  },
});
