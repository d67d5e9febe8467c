import type { Outcome } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { Dialogue } from '../probes/net-port';
import type { Frame } from './attempt-frame';
import { recognisePlaintext } from './recognise-plaintext';

/** More moves than any real dialogue makes. */
const MOST_MOVES = 24;
const MOST_BYTES = 65_536;

/** The plain words before the hello, spoken by a dialogue script. */
export interface Prelude {
  /** Feeds what came in (nothing, at the start) and does what the script says. 'ready': now the hello. */
  feed(chunk: Uint8Array): 'ready' | 'wait' | Outcome;
  /** Why the script refused to go on. */
  readonly refused: string | null;
}

export const createPrelude = (dialogue: Dialogue, frame: Frame): Prelude => {
  let received = new Uint8Array(0);
  let refused: string | null = null;
  let moves = 0;

  const append = (chunk: Uint8Array) => {
    const longer = new Uint8Array(received.length + chunk.length);
    longer.set(received);
    longer.set(chunk, received.length);
    received = longer;
    frame.transcript.add('peer', 'plaintext', printableBytes(chunk, 200), chunk.length);
  };
  const stopped = (text: string): Outcome => {
    refused = printable(text, 300);
    return {
      kind: 'plaintext',
      stage: 'before-hello',
      looksLike: recognisePlaintext(received),
      text: refused,
    };
  };

  return {
    feed(chunk) {
      if (chunk.length > 0) append(chunk);
      if (received.length > MOST_BYTES)
        return { kind: 'too-much', stage: 'before-hello', limitBytes: MOST_BYTES };
      while (moves < MOST_MOVES) {
        const move = dialogue.next(received);
        if (move.do === 'wait') return 'wait';
        if (move.do === 'ready') return 'ready';
        if (move.do === 'refused') return stopped(move.text);
        moves += 1;
        frame.transcript.add('here', 'sent', printableBytes(move.bytes, 200), move.bytes.length);
        frame.line.write(move.bytes);
      }
      return stopped('The plain conversation does not come to an end.');
    },
    get refused() {
      return refused;
    },
  };
};
