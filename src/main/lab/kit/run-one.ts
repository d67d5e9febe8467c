import type { Running, Story } from '../define-server';
import { type Handler, listen } from './listen';

/** A name, and what happens on its port before and after the repair. `name` null: the person has only the address. */
export interface OneServer {
  readonly name: string | null;
  readonly broken: Handler;
  readonly repaired?: Handler;
  readonly story?: Story;
  readonly trustsLab?: boolean;
}

const ADDRESS = '127.0.0.1';

/** Runs one server on 127.0.0.1 and any free port. */
export const runOne = async (one: OneServer): Promise<Running> => {
  let handler = one.broken;
  const listening = await listen((socket) => handler(socket), { address: ADDRESS });
  return {
    ...one.story,
    host: one.name ?? ADDRESS,
    port: listening.port,
    serverName: one.name,
    addresses: [ADDRESS],
    trustsLab: one.trustsLab ?? true,
    setFixed: async (fixed) => {
      handler = fixed && one.repaired !== undefined ? one.repaired : one.broken;
    },
    stop: listening.stop,
  };
};
