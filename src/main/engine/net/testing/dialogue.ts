import type { Dialogue, Framing } from '../../probes/net-port';

const LINE_END = '\r\n';

/** A plain dialogue in lines: the peer greets with 220, each of `asks` is sent in turn and wants a line with 220; anything else is a refusal. */
export const lineDialogue = (asks: readonly string[], framing?: () => Framing): Dialogue => {
  let said = 0;
  return {
    name: 'lines',
    ...(framing ? { framing } : {}),
    next(received) {
      const lines = new TextDecoder('latin1').decode(received).split(LINE_END);
      const line = lines.at(said);
      if (line === undefined || lines.length <= said + 1) return { do: 'wait' };
      if (!line.startsWith('220')) return { do: 'refused', text: line };
      const ask = asks.at(said);
      said += 1;
      return ask === undefined
        ? { do: 'ready' }
        : { do: 'send', bytes: new TextEncoder().encode(`${ask}${LINE_END}`) };
    },
  };
};

/** Each write in a packet of its own: a length byte, then so many bytes. */
export const lengthFraming = (): Framing => {
  let pending: readonly number[] = [];
  return {
    wrap: (bytes) => Uint8Array.of(bytes.length, ...bytes),
    unwrap(chunk) {
      let rest = [...pending, ...chunk];
      const out: number[] = [];
      while (rest[0] !== undefined && rest.length > rest[0]) {
        out.push(...rest.slice(1, rest[0] + 1));
        rest = rest.slice(rest[0] + 1);
      }
      pending = rest;
      return Uint8Array.from(out);
    },
  };
};
