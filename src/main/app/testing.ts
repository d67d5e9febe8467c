import type { Child } from './child';

/** A child process that does only what a test tells it to. */
export interface FakeChild extends Child {
  readonly sent: unknown[];
  killed: boolean;
  say(data: unknown): void;
  exit(code: number): void;
}

/** Makes one, for tests. */
export const fakeChild = (): FakeChild => {
  const messages: ((data: unknown) => void)[] = [];
  const exits: ((code: number) => void)[] = [];
  return {
    sent: [],
    killed: false,
    send(message) {
      this.sent.push(message);
    },
    onMessage: (listener) => void messages.push(listener),
    onExit: (listener) => void exits.push(listener),
    kill() {
      this.killed = true;
    },
    say: (data) => {
      for (const listener of messages) listener(data);
    },
    exit: (code) => {
      for (const listener of exits) listener(code);
    },
  };
};
