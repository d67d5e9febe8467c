import type { OpenCase } from '../../../shared/ipc/contract';
import { optionsOf } from '../../../shared/model/asked';
import type { Target } from '../../../shared/model/target';
import { isIP } from '../../../shared/target/ip';
import { request } from '../bridge';
import { resume, STEPS } from '../flow';
import { forgetWatch } from './forget-watch';
import { proxyText } from './option-actions';
import { rememberNow } from './remember';
import type { Authority, Draft } from './state';
import { freshCase, isBusy, situationOf } from './state';
import { announce, complain, get, set } from './store';
import { readMessageNow } from './told-actions';

/** Fetches the list of saved cases. */
export const loadCases = async (): Promise<void> => {
  const answer = await request((api) => api.caseList({}));
  set({
    cases: answer.ok
      ? { items: answer.value, problem: null }
      : { items: get().cases.items ?? [], problem: answer.message },
  });
};

/** The fields of the first page as they would have been typed for this target. */
export const draftOf = (target: Target): Draft => ({
  text: target.display,
  addresses: target.addresses.join(', '),
  port: '',
  serverName: target.serverName !== null && target.serverName !== target.host ? target.serverName : '',
  // For an IP address no name is asked for anyway; for a name it was a choice, and has to stay one.
  noServerName: target.serverName === null && !isIP(target.host),
});

/** Roots of an opened case: only their text is known, so they are named by their place. */
const authoritiesOf = (target: Target): Authority[] =>
  target.extraRoots.map((pem, index) => ({
    subject: `Root certificate ${index + 1} of this case`,
    notAfter: '',
    fingerprint: `case-${index + 1}`,
    pem,
  }));

/** Fills the wizard from a case and goes to the page where it was left. */
export const adoptCase = (opened: OpenCase): void => {
  const { target, message, side, program, client = null, answers, lab } = opened.asked;
  const options = optionsOf(opened.asked);
  const draft = draftOf(target);
  set({
    ...freshCase,
    caseId: opened.caseId,
    caseName: opened.name,
    target,
    draft,
    parsedDraft: draft,
    authorities: authoritiesOf(target),
    told: { message, side, program, client, answers, lab },
    options,
    agreedOptions: options,
    way: { proxy: proxyText(options.proxy), proxyPassword: '' },
    document: opened.document,
  });
  const told = JSON.stringify(get().told);
  const page = resume(opened.step, situationOf(get()));
  set({ judgedTold: told, page, lastStep: page, visited: STEPS.slice(0, STEPS.indexOf(page) + 1) });
  readMessageNow();
  const { watch } = get();
  if (watch.kind !== 'off' && watch.caseId !== opened.caseId) void forgetWatch();
};

/** May another case take the place of this one? Saves it first; says why not. */
export const mayLeave = async (): Promise<boolean> => {
  if (isBusy(get().run)) {
    complain('A check is running. Cancel it first, then open another case.');
    return false;
  }
  await rememberNow();
  return true;
};

/** Opens a saved case. */
export const openCase = async (caseId: string): Promise<void> => {
  if (!(await mayLeave())) return;
  const answer = await request((api) => api.caseOpen({ caseId }));
  if (answer.ok) adoptCase(answer.value);
  else complain(`The case could not be opened. ${answer.message}`);
};

/** Gives a case a name of the person's own; an empty one takes it away. What fails keeps the old name. */
export const renameCase = async (caseId: string, typed: string): Promise<void> => {
  // Escape, and a field that has gone already, change nothing.
  if (get().renaming !== caseId) return;
  const name = typed.trim();
  const line = get().cases.items?.find(({ id }) => id === caseId);
  set({ renaming: null });
  if (name === line?.name) return;
  const answer = await request((api) => api.caseRename({ caseId, name }));
  if (!answer.ok) return complain(`The name was not saved. ${answer.message}`);
  announce(
    name === ''
      ? 'The case has no name of its own any more.'
      : `The case is called ${answer.value.name} now.`,
  );
  if (get().caseId === caseId) {
    set({ caseName: answer.value.name });
    // The report names the case too, and only main knows how it reads there.
    const opened = await request((api) => api.caseOpen({ caseId }));
    if (opened.ok && get().caseId === caseId) set({ document: opened.value.document });
  }
  await loadCases();
};
