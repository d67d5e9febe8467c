import type { Asked } from '../../../shared/model/asked';
import { CLIENT_CHOICES } from '../../../shared/model/clients';
import type { Evidence, EvidenceMap } from '../../../shared/model/evidence';
import type { ClientRow } from '../../../shared/model/report';
import { describeOutcome } from '../../../shared/words/outcome';
import type { ClientProfile } from './define-client';
import { type Judgement, judge } from './judge';
import { clientById } from './registry';
import { type ServerFacts, serverFactsFrom } from './server-facts';

type Greeting = EvidenceMap['client-greeting'];

const clipped = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;

/** "Its greeting was sent 3 times and answered each time." */
const proofOf = ({ own, steady }: Greeting): string | null => {
  const [first] = own;
  if (!first) return null;
  const times = own.length === 1 ? 'once' : own.length === 2 ? 'twice' : `${own.length} times`;
  const answered = own.filter((one) => one.answered).length;
  if (answered === own.length) return `Its greeting was sent ${times} and answered each time.`;
  if (answered > 0 || !steady)
    return `Its greeting was sent ${times} and answered ${answered === 1 ? 'once' : `${answered} times`}.`;
  return clipped(`Its greeting was sent ${times}. ${describeOutcome(first.outcome)}`, 300);
};

/** What was measured goes before what the lists say; an answer alone does not say that the program would be content. */
const withProof = (judgement: Judgement, { own }: Greeting): Judgement => {
  if (own.length === 0) return judgement;
  if (own.every(({ answered }) => !answered))
    return judgement.would === 'be-closed'
      ? judgement
      : {
          would: 'be-closed',
          because: 'The server did not answer its greeting when we sent it.',
          deciding: judgement.deciding,
        };
  if (judgement.would !== 'be-closed') return judgement;
  return {
    would: 'unknown',
    because: 'The server answered its greeting when we sent it, against what the lists of the server say.',
    deciding: judgement.deciding,
  };
};

/** Whoever shows no certificate of its own is turned away; whether a program has one nobody can know. */
const WANTS_CERTIFICATE: Partial<Judgement> = {
  would: 'unknown',
  because:
    'The two agree on everything else. Then the server wants a certificate of the program’s own, and whether it has one is not known.',
};

/** The server asked for a certificate and ended the conversation for want of one. */
const wantsCertificate = (evidence: Evidence): boolean => {
  const seen = evidence['client-certificate'];
  if (seen?.status !== 'ok') return false;
  const { asked, completed, alertName, afterFinished } = seen.facts;
  const ended = afterFinished === 'fin' || afterFinished === 'rst' || afterFinished === 'alert';
  return asked === true && (!completed || alertName !== null || ended);
};

const rowOf = (
  profile: ClientProfile,
  server: ServerFacts,
  greeting: Greeting | null,
  chosen: boolean,
  wanted: boolean,
): ClientRow => {
  const { id, name, family, basis } = profile;
  const judged = judge(profile, server);
  const proved = greeting ? withProof(judged, greeting) : judged;
  const { would, because } =
    wanted && proved.would === 'connect' ? { ...proved, ...WANTS_CERTIFICATE } : proved;
  return {
    id,
    name,
    family,
    would,
    because: clipped(because, 400),
    basis,
    proved: greeting && proofOf(greeting),
    chosen,
  };
};

/** As the picker lists them: that list is held against the profiles (choices.golden.test.ts). */
const ordered = CLIENT_CHOICES.flatMap(({ id }) => clientById(id) ?? []);

/**
 * The grid "would connect, would be closed, because": one row for each profile, the chosen one first. Judged from the evidence without a
 * connection; what the client-greeting probe sent stands in `proved`.
 */
export const clientRows = (evidence: Evidence, asked: Pick<Asked, 'client'>): ClientRow[] => {
  const server = serverFactsFrom(evidence);
  const observed = evidence['client-greeting'];
  const greeting = observed?.status === 'ok' ? observed.facts : null;
  const chosen = asked.client ?? null;
  const wanted = wantsCertificate(evidence);
  const rows = ordered.map((profile) =>
    rowOf(profile, server, greeting?.profile === profile.id ? greeting : null, profile.id === chosen, wanted),
  );
  return [...rows.filter((row) => row.chosen), ...rows.filter((row) => !row.chosen)];
};
