import type { Target, TargetInput } from '../../../shared/model/target';
import { request } from '../bridge';
import { forgetWatch } from './forget-watch';
import { go } from './navigate';
import { readWay } from './option-actions';
import { remember } from './remember';
import type { Draft } from './state';
import { isBusy, NOT_ANSWERED, NOTHING_TOLD, sameOptions } from './state';
import { announce, complain, get, set } from './store';
import { setMessage } from './told-actions';

/** Notes what stands in a field of the first page. Problems stay shown until the next try. */
export const editDraft = (change: Partial<Draft>): void => set({ draft: { ...get().draft, ...change } });

const sameDraft = (a: Draft, b: Draft | null): boolean =>
  b !== null &&
  a.text === b.text &&
  a.addresses === b.addresses &&
  a.port === b.port &&
  a.serverName === b.serverName &&
  a.noServerName === b.noServerName;

/** The fields as they are read: `-` stands for no name. */
const inputOf = ({ text, addresses, port, serverName, noServerName }: Draft): TargetInput => ({
  text,
  addresses,
  port,
  serverName: noServerName ? '-' : serverName,
});

const withoutRoots = (target: Target): string => JSON.stringify({ ...target, extraRoots: [] });

/** Takes over a target. Another place to connect to is another case; the earlier one stays saved. */
const adopt = (target: Target): void => {
  const state = get();
  const samePlace = state.target !== null && withoutRoots(state.target) === withoutRoots(target);
  // What the practice lab filled in says nothing about a real server.
  const kept = state.told.lab === null ? state.told : NOTHING_TOLD;
  const message = state.told.lab === null || state.recognised ? state.told.message : '';
  const same =
    samePlace &&
    JSON.stringify(state.target) === JSON.stringify(target) &&
    sameOptions(state.options, state.agreedOptions);
  set({ target, parsedDraft: state.draft, agreedOptions: state.options, problems: [], recognised: null });
  if (same) return;
  set({ againPlan: null });
  void forgetWatch();
  set({ plan: null, document: null, run: { kind: 'idle' }, saves: {}, ...NOT_ANSWERED, judgedTold: '' });
  if (!samePlace) {
    set({ caseId: null, lab: null, visited: ['target'], told: { ...kept, message, answers: {} } });
  }
};

const roots = (): string[] => get().authorities.map((authority) => authority.pem);

const keepMessage = (text: string, found: string | null): void => {
  setMessage(text);
  set({ recognised: { found }, draft: { ...get().draft, text: found ?? '' }, problems: [] });
  announce('That is an error message. It is kept for the next page. Now the address is needed.');
};

/** Reads the fields of the first page and goes on when they make sense; else shows what is wrong, with nothing lost. */
export const submitTarget = async (): Promise<void> => {
  const { draft, target, parsedDraft, parsing, run } = get();
  if (parsing || !(await readWay())) return;
  if (target && sameDraft(draft, parsedDraft)) {
    if (!isBusy(run)) adopt({ ...target, extraRoots: roots() });
    go('program');
    return;
  }
  if (isBusy(run)) {
    complain('A check is running. Cancel it first, then change what you are trying to reach.');
    return;
  }
  set({ parsing: true, notice: null });
  const answer = await request((api) => api.targetParse(inputOf(draft)));
  set({ parsing: false });
  if (!answer.ok) return complain(`What you typed could not be read. ${answer.message}`);
  const parsed = answer.value;
  if (parsed.kind === 'problem') return set({ problems: parsed.problems });
  if (parsed.kind === 'message') return keepMessage(parsed.text, parsed.foundTarget);
  adopt({ ...parsed.target, extraRoots: roots() });
  go('program');
};

/** Asks main for a file with root certificates and adds what is in it, each one once. */
export const addAuthorities = async (): Promise<void> => {
  const answer = await request((api) => api.authorityAdd({}));
  if (!answer.ok) return complain(`The certificate was not added. ${answer.message}`);
  const known = new Set(get().authorities.map((authority) => authority.fingerprint));
  const added = answer.value.filter((authority) => !known.has(authority.fingerprint));
  const authorities = [...get().authorities, ...added].slice(0, 20);
  set({ authorities });
  if (added.length > 0) announce(`Added: ${added.map((authority) => authority.subject).join('; ')}`);
  remember();
};

/** Takes one added root certificate off the list again. */
export const removeAuthority = (fingerprint: string): void => {
  set({ authorities: get().authorities.filter((authority) => authority.fingerprint !== fingerprint) });
  remember();
};
