import type { Evidence, Observation } from '../../../../shared/model/evidence';
import type { PathStop } from '../../../../shared/model/pictures';
import { printable } from '../../../../shared/words/printable';
import type { Told } from '../../../engine/diagnosis/define-cause';
import { inspectorOf, mayBeDeviceItself } from '../../../engine/diagnosis/derive/inspectors';
import { answer } from '../../../engine/diagnosis/derive/told';

/** WSAECONNABORTED: “aborted by the software in your host machine”. */
const ABORTED_HERE = /\b10053\b|\bECONNABORTED\b/i;

const abortedHere = (evidence: Evidence): boolean =>
  (Object.values(evidence) as readonly Observation[]).some(({ attempts }) =>
    attempts.some(({ outcome }) => outcome.kind === 'local' && ABORTED_HERE.test(outcome.code)),
  );

/** Names of security programs that this computer's own settings list. */
const installed = (evidence: Evidence): string[] => {
  const local = evidence['local-settings'];
  if (local?.status !== 'ok') return [];
  return local.facts.settings
    .filter(({ id, value }) => id.startsWith('antivirus') && value !== null)
    .slice(0, 3)
    .map(({ value }) => printable(value ?? '', 90));
};

/** The product whose name stands in the certificate that we were shown. */
const madeBy = (evidence: Evidence) => {
  const seen = evidence.certificate;
  if (seen?.status !== 'ok') return null;
  const { chain } = seen.facts;
  const found = inspectorOf(chain.map(({ issuer }) => issuer));
  return found && !mayBeDeviceItself(chain[0], found) ? found : null;
};

type Between = Omit<PathStop, 'pass'> & { readonly broken: boolean };

const SOFTWARE = { kind: 'software', name: '', broken: false } as const;

/** Security software on this computer, where something points to it; null otherwise. */
export const softwareOf = (evidence: Evidence, told: Told): Between | null => {
  const made = madeBy(evidence);
  if (made !== null && made.kind !== 'network')
    return {
      ...SOFTWARE,
      name: made.product,
      note: 'The certificate that we were shown names it: it opens this connection and closes it again.',
    };
  const names = installed(evidence).join(', ');
  if (abortedHere(evidence))
    return {
      ...SOFTWARE,
      name: names,
      note: 'Something on this computer ended a connection by itself.',
      broken: true,
    };
  const choice = answer(told, 'security-software');
  if (choice === 'works-when-off')
    return { ...SOFTWARE, name: names, note: 'You told us that it works while this is switched off.' };
  if (choice === 'yes')
    return { ...SOFTWARE, name: names, note: 'You told us that it looks into secure connections.' };
  return names === ''
    ? null
    : { ...SOFTWARE, name: names, note: 'Whether it looks into this connection can’t be seen from here.' };
};

/** A device of the network that opens the connection and closes it again; null where no certificate names one. */
export const inspectorIn = (evidence: Evidence): Between | null => {
  const made = madeBy(evidence);
  if (made?.kind !== 'network') return null;
  return {
    kind: 'inspector',
    name: made.product,
    note:
      made.basis === 'seen'
        ? 'The certificate that we were shown names it: it opens this connection and closes it again.'
        : 'The certificate that we were shown has its name, so it may open this connection.',
    broken: false,
  };
};
