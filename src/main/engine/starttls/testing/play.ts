import type { Move, Script } from '../script';

/** Text as bytes, one byte a character. */
export const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

const asLatin1 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const asBytes = (reply: string | Uint8Array): Uint8Array =>
  typeof reply === 'string' ? latin1(reply) : reply;

/** What a script sent, each send by itself, and how it ended. */
export interface Played {
  readonly sent: readonly string[];
  readonly last: Move;
}

/** Asks the script as the net does: again after each send, until it waits or is over. */
const pump = (script: Script, received: Uint8Array, sent: string[]): Move => {
  for (let moves = 0; moves < 24; moves += 1) {
    const move = script.next(received);
    if (move.do !== 'send') return move;
    sent.push(asLatin1(move.bytes));
  }
  throw new Error('the script sends without end');
};

/** Plays the peer's replies one after the other, each cut into pieces of so many bytes; stops where the script does. */
export const play = (
  script: Script,
  replies: readonly (string | Uint8Array)[],
  cut = Number.POSITIVE_INFINITY,
): Played => {
  const sent: string[] = [];
  let received: number[] = [];
  let last = pump(script, new Uint8Array(0), sent);
  for (const reply of replies) {
    const bytes = asBytes(reply);
    for (let at = 0; at < bytes.length && last.do === 'wait'; at += cut) {
      received = [...received, ...bytes.subarray(at, Math.min(bytes.length, at + cut))];
      last = pump(script, Uint8Array.from(received), sent);
    }
  }
  return { sent, last };
};
