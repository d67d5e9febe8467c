import type { PlaintextKind } from '../../../shared/model/failure';
import { printable } from '../../../shared/words/printable';

/** Why a dialogue can't go on (the words of DialogueWhy in probes/net-port). */
export type Why = 'not-offered' | 'stripped' | 'refused' | 'garbled' | 'other-protocol' | 'injected';

/** What a dialogue does next. `refused`: the peer, or its answer, makes going on pointless; `text` is printable. */
export type Move =
  | { readonly do: 'wait' }
  /** `asksToSwitch`: these bytes ask for the switch, once an offer or a greeting was read. */
  | { readonly do: 'send'; readonly bytes: Uint8Array; readonly asksToSwitch?: true }
  | { readonly do: 'ready' }
  /**
   * `speaks`: the language that it speaks instead, where its words or its answers told. `answersSwitch`: it is the answer to the switch, which
   * our first words asked for.
   */
  | {
      readonly do: 'refused';
      readonly text: string;
      readonly why: Why;
      readonly speaks?: PlaintextKind;
      readonly answersSwitch?: true;
    };

/** Puts TLS bytes into another protocol's packets and takes them out again (the shape of Framing in probes/net-port). */
export interface ScriptFraming {
  wrap(bytes: Uint8Array): Uint8Array;
  unwrap(chunk: Uint8Array): Uint8Array;
}

/** A dialogue in progress (the shape of Dialogue in probes/net-port). `next` gets all bytes received since the connection began. */
export interface Script {
  readonly name: string;
  next(received: Uint8Array): Move;
  readonly framing?: () => ScriptFraming;
}

/** For whom a dialogue is held. `serverName`: the name asked for, as an A-label; null = none. */
export interface About {
  readonly serverName: string | null;
}

/** One protocol: a file of this folder exports one, and its file name is the protocol's name. */
export interface Protocol {
  /** As people know it: "SMTP". */
  readonly spoken: string;
  /** The ports on which it begins in plain text, so that the switch belongs to it (IANA service names). */
  readonly ports: readonly number[];
  /** What the hello behind it names in ALPN (RFC 7301), where programs of this protocol name something; absent: they don't. */
  readonly alpn?: readonly string[];
  start(about: About): Script;
}

/** What a step made of the peer's words: how many bytes it took, what to do, and who reads on. */
export interface Turn {
  readonly used: number;
  readonly move: Move;
  readonly next?: Step;
}

/** Reads one answer of the peer from the bytes that no step has taken yet; null while it is not complete. */
export type Step = (rest: Uint8Array) => Turn | null;

/** All that a peer may say for one answer; real greetings and capability lists are far below. */
export const MAX_DIALOGUE_BYTES = 16_384;

export const sendBytes = (bytes: Uint8Array): Move => ({ do: 'send', bytes });
const lineBytes = (line: string): Uint8Array => new TextEncoder().encode(`${line}\r\n`);
export const send = (line: string): Move => sendBytes(lineBytes(line));
/** Asks to become secure, behind an offer or a greeting. */
export const askToSwitch = (line: string): Move => ({
  do: 'send',
  bytes: lineBytes(line),
  asksToSwitch: true,
});
export const ready: Move = { do: 'ready' };
export const refused = (text: string, why: Why = 'refused'): Extract<Move, { do: 'refused' }> => ({
  do: 'refused',
  text: printable(text, 300),
  why,
});

/** The peer speaks another language than this dialogue's. */
export const otherTongue = (text: string, speaks: PlaintextKind): Move => ({
  do: 'refused',
  text: printable(text, 300),
  why: 'other-protocol',
  speaks,
});

/** Bytes as text, one character a byte; not fit to be shown before `refused` has made it printable. */
export const asText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes.subarray(0, MAX_DIALOGUE_BYTES)) text += String.fromCharCode(byte);
  return text;
};

/** A step that takes nothing and agrees: for protocols in which the client's own request is the switch. */
export const readyAtOnce: Step = () => ({ used: 0, move: ready });

/** A TLS alert or handshake record (RFC 8446 §5.1): the peer was waiting for TLS from the first byte. */
const isTls = ([type = 0, major = 0, minor = 0, high = 0xff, low = 0]: Uint8Array): boolean =>
  (type === 0x15 || type === 0x16) && major === 3 && minor <= 4 && high <= 0x40 && high + low > 0;

const ALREADY_TLS = 'The server speaks TLS here from the first byte, without plain words before it.';
const TOO_LONG = 'The server talks on and on without offering to switch.';

const injected = (rest: Uint8Array): Move =>
  refused(`Plain text behind the agreement to switch: ${asText(rest.subarray(0, 200))}`, 'injected');

/** Where a peer's answers are read from, and by whom. */
interface Place {
  from: number;
  step: Step;
}

const advance = (place: Place, received: Uint8Array): Move => {
  for (;;) {
    const rest = received.subarray(place.from);
    if (isTls(rest)) return refused(ALREADY_TLS, 'other-protocol');
    const turn = place.step(rest);
    if (!turn) return rest.length > MAX_DIALOGUE_BYTES ? refused(TOO_LONG, 'garbled') : { do: 'wait' };
    place.from += turn.used;
    place.step = turn.next ?? place.step;
    // A step that took something and asks to wait has only read past it.
    if (turn.move.do === 'wait' && turn.used > 0) continue;
    return turn.move.do === 'ready' && received.length > place.from
      ? injected(received.subarray(place.from))
      : turn.move;
  }
};

/** Runs steps, each naming the next one. `opening`: what we say before the peer has spoken, if the protocol is like that. */
export const runSteps = (name: string, first: Step, opening?: Uint8Array): Script => {
  const place: Place = { from: 0, step: first };
  let unsaid = opening;
  let over: Move | null = null;
  return {
    name,
    next(received) {
      if (over) return over;
      if (unsaid) {
        const bytes = unsaid;
        unsaid = undefined;
        return sendBytes(bytes);
      }
      const move = advance(place, received);
      if (move.do === 'ready' || move.do === 'refused') over = move;
      return move;
    },
  };
};
