import { printable } from '../../../shared/words/printable';

/** What a dialogue does next. `refused`: the peer, or its answer, makes going on pointless; `text` is printable. */
export type Move =
  | { readonly do: 'wait' }
  | { readonly do: 'send'; readonly bytes: Uint8Array }
  | { readonly do: 'ready' }
  | { readonly do: 'refused'; readonly text: string };

/** A dialogue in progress (the shape of Dialogue in probes/net-port). `next` gets all bytes received since the connection began. */
export interface Script {
  readonly name: string;
  next(received: Uint8Array): Move;
}

/** One reply of the peer: which line ends it, and what it leads to. */
export interface Step {
  isLast(line: string): boolean;
  move(lines: readonly string[]): Move;
}

/** All that a peer may say before the switch; real greetings and capability lists are far below. */
export const MAX_DIALOGUE_BYTES = 16_384;

export const send = (line: string): Move => ({
  do: 'send',
  bytes: new TextEncoder().encode(`${line}\r\n`),
});
export const ready: Move = { do: 'ready' };
export const refused = (text: string): Move => ({ do: 'refused', text: printable(text, 300) });

const decode = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Runs the steps one after the other. Chunks may be cut anywhere; a line ends with LF, CR before it is dropped. */
export const runSteps = (name: string, steps: readonly Step[]): Script => {
  let at = 0;
  let from = 0;
  return {
    name,
    next(received) {
      const step = steps[at];
      if (!step) return ready;
      const lines: string[] = [];
      let start = from;
      for (let end = received.indexOf(0x0a, start); end !== -1; end = received.indexOf(0x0a, start)) {
        const line = decode(received.subarray(start, end)).replace(/\r$/, '');
        lines.push(line);
        start = end + 1;
        if (!step.isLast(line)) continue;
        from = start;
        at += 1;
        return step.move(lines);
      }
      return received.length > MAX_DIALOGUE_BYTES
        ? refused('The server talks on and on without offering to switch.')
        : { do: 'wait' };
    },
  };
};
