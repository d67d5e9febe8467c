import type { Again } from '../../shared/model/again';
import { type Asked, optionsOf } from '../../shared/model/asked';
import type { Evidence, Observation } from '../../shared/model/evidence';
import { spokenMoment } from '../../shared/words/dates';

type Seen = { readonly [probe: string]: Observation | undefined };

const seconds = (ms: number): string => `${ms / 1_000} ${ms === 1_000 ? 'second' : 'seconds'}`;

/** Where we looked from. `direct`: not through a proxy. */
const vantage = (asked: Asked): string =>
  optionsOf(asked).proxy === null
    ? 'We looked from this computer, over a direct connection. From another network, or through a proxy, the result can differ.'
    : 'We looked from this computer, through the proxy that was named. From another network, or directly, the result can differ.';

/** Answers that settle nothing don't count: "could not tell" must never read like "asked, and fine". */
const revocationAsked = (evidence: Evidence): boolean => {
  const seen = evidence.revocation;
  return (
    seen?.status === 'ok' &&
    seen.facts.certificates.some(({ staple, ocsp, crl }) =>
      [...(staple ? [staple] : []), ...ocsp, ...crl].some(
        ({ status }) => status === 'good' || status === 'revoked',
      ),
    )
  );
};

const REVOCATION = 'nobody could tell us whether the certificate has been withdrawn (revocation)';
const SUITES = 'we did not try every encryption method one by one';

const leftOpen = (evidence: Evidence): string[] => {
  const open = [
    ...(revocationAsked(evidence) ? [] : [REVOCATION]),
    ...((evidence as Seen).suites?.status === 'ok' ? [] : [SUITES]),
  ].join(', and ');
  return open === '' ? [] : [`${open.charAt(0).toUpperCase()}${open.slice(1)}.`];
};

const compared = ({ target }: Asked): string =>
  target.extraRoots.length > 0
    ? 'The certificate was compared with this computer’s list of trusted roots, and with what was added for this check. Your program trusts what was added only if it has it too.'
    : 'The certificate was compared with this computer’s list of trusted roots. Some programs (Java, Python, Node) bring a list of their own.';

const PROGRAM =
  'We did not look into your program: its settings, its log and what it really sends are not known here.';

/** Our own probing may be the reason for what came after: said wherever we had to slow down. */
const slowedDown = (evidence: Evidence): string[] =>
  (Object.values(evidence) as readonly Observation[]).flatMap(({ backedOff }) =>
    backedOff === undefined
      ? []
      : [
          `The server had answered, and then turned us away several times in a row (${backedOff.after.slice(0, 3).join(', ')}). From then on we paused between connections, for up to ${seconds(backedOff.longestPauseMs)}. Our own checking may be the reason for failures after that moment.`.slice(
            0,
            400,
          ),
        ],
  );

const hidden = (evidence: Evidence): string[] => {
  const asked = evidence['client-certificate'];
  return asked?.status === 'ok' && asked.facts.asked === null
    ? [
        'With TLS 1.3 the server asks for a certificate of the program’s own where an onlooker can’t see it; we could only watch how the connection ended.',
      ]
    : [];
};

/** Nothing may be taken for measured now that was not. */
const carriedOver = (again: Again | undefined): string[] => {
  const carried = again?.carried ?? [];
  const [first] = carried.map(({ from }) => from).sort();
  if (first === undefined) return [];
  const many = carried.length === 1 ? '1 question was' : `${carried.length} questions were`;
  return [
    `${many} not asked again in this check. What stands about them is from the check of ${spokenMoment(first)}, and is marked so in the list of what was checked.`,
  ];
};

/** What could not be seen from here, for this run in particular and always. `listed`: how many connections are listed, of how many. */
export const limitsOf = (
  evidence: Evidence,
  asked: Asked,
  listed: string,
  { cancelled, again }: { readonly cancelled: boolean; readonly again?: Again },
): string[] => [
  ...carriedOver(again),
  ...(cancelled ? ['The check was stopped before it was finished, so some questions have no answer.'] : []),
  ...slowedDown(evidence),
  ...(listed === '' ? [] : [listed]),
  ...hidden(evidence),
  vantage(asked),
  PROGRAM,
  compared(asked),
  ...leftOpen(evidence),
];
