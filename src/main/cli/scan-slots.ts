import type { NetPort } from '../engine/probes/net-port';

/** So many connections at a time, whoever asks; first come, first served. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once a slot is free and nobody waits for one; of several who ask, one a turn of the event loop, so that each can take what it needs. */
  room(): Promise<void>;
}

/** Slots for `count` pieces of work at a time. */
export const createSlots = (count: number): Slots => {
  const waiting: (() => void)[] = [];
  const outside: (() => void)[] = [];
  let next = 0;
  let free = count;
  let letting = false;
  const letIn = (): void => {
    if (letting || free === 0 || next < waiting.length) return;
    const enter = outside.shift();
    if (!enter) return;
    letting = true;
    enter();
    setImmediate(() => {
      letting = false;
      letIn();
    });
  };
  const leave = (): void => {
    const go = waiting[next];
    if (go === undefined) {
      free += 1;
      letIn();
      return;
    }
    next += 1;
    if (next > 1_000) waiting.splice(0, next);
    if (next > 1_000) next = 0;
    go();
  };
  return {
    room: () =>
      new Promise((resolve) => {
        outside.push(resolve);
        letIn();
      }),
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};

/** The same net, whose connections wait for a slot that all nets share. */
export const withSlots = (net: NetPort, slots: Slots): NetPort => ({
  resolve: (host) => net.resolve(host),
  attempt: (options) => slots.run(() => net.attempt(options)),
  handshake: (options) => slots.run(() => net.handshake(options)),
  flight: (options) => slots.run(() => net.flight(options)),
  ftpData: (options) => slots.run(() => net.ftpData(options)),
  fetchPlain: (options) => slots.run(() => net.fetchPlain(options)),
  trust: net.trust,
  pause: (ms) => net.pause(ms),
  judgeChain: (certificates, name, at) => net.judgeChain(certificates, name, at),
  machine: () => net.machine(),
  localSettings: (name) => net.localSettings(name),
  random: (length) => net.random(length),
  keyShare: (group) => net.keyShare(group),
  hasClientCertificate: net.hasClientCertificate,
  alpn: net.alpn,
});
