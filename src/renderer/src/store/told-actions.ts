import type { Program, Side } from '../../../shared/model/asked';
import { clientsFor } from '../../../shared/model/clients';
import { MESSAGE_LIMIT } from '../../../shared/model/message-limit';
import { request } from '../bridge';
import { remember } from './remember';
import { get, set } from './store';

let timer: ReturnType<typeof setTimeout> | null = null;
let latest = 0;

const read = async (text: string): Promise<void> => {
  latest += 1;
  const ticket = latest;
  const answer = await request((api) => api.messageRead({ text }));
  // An answer to an older text would describe words that are no longer there.
  if (ticket !== latest || get().told.message !== text) return;
  set({ reading: answer.ok ? answer.value : null });
};

/** Notes the pasted error message and has it read once the typing pauses. */
export const setMessage = (typed: string): void => {
  const text = typed.slice(0, MESSAGE_LIMIT);
  set({ told: { ...get().told, message: text } });
  remember();
  if (timer !== null) clearTimeout(timer);
  if (text.trim() === '') {
    latest += 1;
    set({ reading: null });
    return;
  }
  timer = setTimeout(() => void read(text), 250);
};

/** Reads the message at once, without the pause; used when a case is opened. */
export const readMessageNow = (): void => {
  const { message } = get().told;
  if (message.trim() !== '') void read(message);
};

/** Notes whether the program makes the connection or accepts it. */
export const setSide = (side: Side): void => {
  set({ told: { ...get().told, side } });
  remember();
};

/** Notes the kind of program. */
export const setProgram = (program: Program): void => {
  const { client } = get().told;
  const stays = clientsFor(program).some(({ id }) => id === client);
  set({ told: { ...get().told, program, client: stays ? client : null } });
  remember();
};

/** Notes which program it is exactly; null = not known. */
export const setClient = (client: string | null): void => {
  set({ told: { ...get().told, client } });
  remember();
};
