import type { OpenCase } from '../../../shared/ipc/contract';
import { optionsOf } from '../../../shared/model/asked';
import type { Target } from '../../../shared/model/target';
import { isIP } from '../../../shared/target/ip';
import { request } from '../bridge';
import { resume, STEPS } from '../flow';
import { forgetWatch } from './forget-watch';
import { proxyText } from './option-actions';
import { dropPending, rememberNow } from './remember';
import type { Authority, Draft } from './state';
import { freshCase, isBusy, situationOf } from './state';
import { complain, get, set } from './store';
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
const adoptCase = (opened: OpenCase): void => {
  const { target, message, side, program, client = null, answers, lab } = opened.asked;
  const options = optionsOf(opened.asked);
  const draft = draftOf(target);
  set({
    ...freshCase,
    caseId: opened.caseId,
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
  set({ judgedTold: told, page, visited: STEPS.slice(0, STEPS.indexOf(page) + 1) });
  readMessageNow();
  const { watch } = get();
  if (watch.kind !== 'off' && watch.caseId !== opened.caseId) void forgetWatch();
};

const mayLeave = async (): Promise<boolean> => {
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

/** Lets the person choose a case file and opens it; closing the dialog changes nothing. */
export const openCaseFile = async (): Promise<void> => {
  if (!(await mayLeave())) return;
  const answer = await request((api) => api.caseOpenFile({}));
  if (!answer.ok) return complain(`The case file could not be opened. ${answer.message}`);
  if (answer.value) adoptCase(answer.value);
};

/** Removes a saved case for good. */
export const removeCase = async (caseId: string): Promise<void> => {
  if (get().caseId === caseId) dropPending();
  const answer = await request((api) => api.caseRemove({ caseId }));
  if (!answer.ok) return complain(`The case could not be removed. ${answer.message}`);
  // The open case was removed: what is on the screen stays, and becomes a new case when it is saved next.
  if (get().caseId === caseId) set({ caseId: null, document: null, plan: null });
  await loadCases();
};
