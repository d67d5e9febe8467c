import type { Attempt, WireEvent } from '../../../shared/model/attempt';
import { listenedMs } from '../../../shared/model/listened';
import { formatMs } from '../words/format';
import type { Ending } from '../words/outcomes';
import { endingOf } from '../words/outcomes';

/** One rung of the ladder. `right`: from this computer to the server; `note`: on this computer; `gap`: nothing came. */
export interface Rung {
  readonly at: string;
  readonly direction: 'right' | 'left' | 'note' | 'gap';
  /** What happened in plain words; empty when only the technical name is known. */
  readonly plain: string;
  /** The name that TLS, TCP or the server itself has for it; may come from outside. */
  readonly technical: string;
  readonly bytes: number;
  /** How long nothing came, for a gap. */
  readonly silentMs: number;
  /** `faint`: the plumbing below the conversation; `broke`: here it ended; `after`: what came when it was over. */
  readonly weight: 'faint' | 'plain' | 'broke' | 'after';
}

export interface LadderPicture {
  readonly rungs: readonly Rung[];
  readonly ending: Ending;
  /** The whole picture in sentences, one an event, for those who can't see it. */
  readonly inWords: readonly string[];
}

/** A name from outside is cut here; the text version has all of it. */
const LONGEST_NAME = 90;
/** More would not fit below the answer on the report's first page. The first of them tell how it began, the last how it ended. */
const SHOWN = 8;
const SHOWN_FIRST = 4;
/** A wait as long as this is drawn, even though something came after it. */
const LONG_WAIT_MS = 1_000;
/** What we waited on purpose is told from here on; for a refusal it is longer. */
const LONG_LISTEN_MS = 500;

/** Known messages in plain words; the technical name stands after them. */
const GREETINGS: readonly (readonly [RegExp, string])[] = [
  [/^ClientHello/u, 'Greeting'],
  [/^ServerHelloDone/u, 'End of the reply'],
  [/^ServerHello/u, 'Greeting back'],
  [/^HelloRetryRequest/u, 'Asks for another greeting'],
  [/^CertificateRequest/u, 'Asks for a certificate of ours'],
  [/^Certificate$/u, 'Shows its certificates'],
  [/^ServerKeyExchange/u, 'Its part of the key'],
  [/^ChangeCipherSpec/u, 'Encrypted from here'],
];

/** What happened: in plain words, and its technical name. One of the two may be empty. */
interface EventName {
  readonly plain: string;
  readonly technical: string;
}

const messageName = (label: string): EventName => {
  if (label === 'encrypted record') return { plain: 'Encrypted message', technical: '' };
  const known = GREETINGS.find(([pattern]) => pattern.test(label));
  return { plain: known ? known[1] : '', technical: label };
};

const PHRASES: Partial<Record<WireEvent['kind'], EventName>> = {
  connecting: { plain: 'Asks to connect', technical: 'TCP' },
  connected: { plain: 'Connected', technical: 'TCP' },
  fin: { plain: 'Closes the connection', technical: 'FIN' },
  rst: { plain: 'Cuts the connection off', technical: 'RST' },
  timeout: { plain: 'Nothing more comes', technical: '' },
  refused: { plain: 'Refuses the connection', technical: '' },
  unreachable: { plain: 'No way to this address', technical: '' },
  closed: { plain: 'Closes the connection', technical: '' },
  cancelled: { plain: 'Stopped from this side', technical: '' },
};

const nameOf = (event: WireEvent): EventName => {
  const { kind, label } = event;
  if (kind === 'resolved') return { plain: 'Name looked up', technical: label };
  if (kind === 'plaintext') return { plain: 'Answers, but not with TLS', technical: label };
  if (kind === 'alert')
    return { plain: 'Error signal', technical: label.replace(/^alert\s+(?:fatal\s+)?/iu, '') };
  return PHRASES[kind] ?? (label ? messageName(label) : { plain: '', technical: kind });
};

/** What an event is called in a sentence: the known word first, the technical one after it. */
export const eventText = (event: WireEvent): string => {
  const { plain, technical } = nameOf(event);
  if (event.kind === 'plaintext' && technical) return `Not TLS but these words: “${technical}”`;
  if (plain === '' || technical === '') return plain || technical;
  return event.kind === 'resolved' || event.kind === 'alert'
    ? `${plain}: ${technical}`
    : `${plain} (${technical})`;
};

const FAINT = new Set<WireEvent['kind']>(['resolved', 'connecting', 'connected', 'closed']);
const NOTES = new Set<WireEvent['kind']>(['resolved', 'cancelled', 'error', 'unreachable']);
const BREAKS = new Set<WireEvent['kind']>([
  'alert',
  'fin',
  'rst',
  'timeout',
  'refused',
  'unreachable',
  'plaintext',
  'error',
  'cancelled',
]);

/** Who did it. The other side refuses, although it is this computer that notices. */
export const actorOf = (event: WireEvent): 'This computer' | 'The server' =>
  event.who === 'here' && event.kind !== 'refused' ? 'This computer' : 'The server';

const directionOf = (event: WireEvent): Rung['direction'] => {
  if (event.kind === 'timeout') return 'gap';
  if (NOTES.has(event.kind)) return 'note';
  return actorOf(event) === 'This computer' ? 'right' : 'left';
};

const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

const EMPTY: Rung = {
  ...{ at: '', direction: 'gap', plain: '', technical: '', bytes: 0, silentMs: 0, weight: 'faint' },
};

const weightOf = (event: WireEvent, place: number): Rung['weight'] => {
  if (place === 0) return 'broke';
  if (place > 0) return 'after';
  return FAINT.has(event.kind) ? 'faint' : 'plain';
};

/** Our own wait at the end is no silence of the server: nothing is drawn for it but these words; '' where it was short or none. */
export const listening = (attempt: Attempt): string => {
  const ms = listenedMs(attempt);
  return ms < LONG_LISTEN_MS ? '' : `We listened for ${formatMs(ms)}, in case the server had more to say`;
};

/** Before an event: how long nothing was seen, and what we say where we waited on purpose. */
interface Wait {
  readonly waitedMs: number;
  readonly listened: string;
}

/** `place`: 0 where it broke, above when all is over, such as our own good-bye. */
const rungsOf = (event: WireEvent, place: number, { waitedMs, listened }: Wait): Rung[] => {
  const { plain, technical } = nameOf(event);
  const silent = event.kind === 'timeout';
  const rung: Rung = {
    at: formatMs(event.at),
    direction: directionOf(event),
    plain,
    technical: short(technical),
    bytes: event.bytes,
    silentMs: silent ? waitedMs : 0,
    weight: weightOf(event, place),
  };
  if (listened !== '') return [{ ...EMPTY, plain: listened }, rung];
  const long = !silent && waitedMs >= LONG_WAIT_MS && place <= 0;
  return long ? [{ ...EMPTY, plain: 'Silence', silentMs: waitedMs, weight: 'plain' }, rung] : [rung];
};

/** The place where it broke: the last telling event. Our own good-bye afterwards is not it. */
const breakingIndex = (events: readonly WireEvent[], ending: Ending): number => {
  if (!ending.broke) return -1;
  let found = -1;
  for (const [index, event] of events.entries()) {
    const ours = event.who === 'here' && (event.kind === 'fin' || event.kind === 'closed');
    // An alert that a FIN follows is the break; the FIN is only its echo.
    const echo = found >= 0 && events[found]?.kind === 'alert' && event.kind !== 'alert';
    if (BREAKS.has(event.kind) && !ours && !echo) found = index;
  }
  if (found >= 0) return found;
  // After the handshake an alert is encrypted too (RFC 8446 §6): it is the last thing that came. Our own good-bye broke nothing.
  const last = events.map((event) => event.who).lastIndexOf('peer');
  return last >= 0 ? last : events.length - 1;
};

/** Leaves out the middle of a long conversation, but never the place where it broke. */
const shorten = (rungs: readonly Rung[]): readonly Rung[] => {
  if (rungs.length <= SHOWN) return rungs;
  const broke = rungs.findIndex(({ weight }) => weight === 'broke');
  const last = SHOWN - SHOWN_FIRST - 1;
  // What came after the break may be long; then it is that which is cut off.
  const end = broke >= SHOWN_FIRST && broke < rungs.length - last ? broke + 2 : rungs.length;
  const tail = rungs.slice(Math.max(SHOWN_FIRST, end - last), end);
  const hidden = rungs.length - SHOWN_FIRST - tail.length;
  const more: Rung = { ...EMPTY, plain: `${hidden} more messages` };
  return [...rungs.slice(0, SHOWN_FIRST), more, ...tail];
};

const sentence = (event: WireEvent): string => {
  const size = event.bytes > 0 ? `, ${event.bytes} bytes` : '';
  return `After ${formatMs(event.at)}: ${actorOf(event)}: ${eventText(event)}${size}.`;
};

/** Turns one attempt into the picture of a ladder and its text. */
export const ladderOf = (attempt: Attempt): LadderPicture => {
  const { events } = attempt;
  const listened = listening(attempt);
  const told = events.map(sentence);
  if (listened !== '') told.splice(-1, 0, `${listened}.`);
  const ending = endingOf(attempt.outcome);
  const breaking = breakingIndex(events, ending);
  const rungs = events.flatMap((event, index) =>
    rungsOf(event, breaking < 0 ? -1 : index - breaking, {
      waitedMs: event.at - (events[index - 1]?.at ?? 0),
      listened: index === events.length - 1 ? listened : '',
    }),
  );
  return { rungs: shorten(rungs), ending, inWords: told };
};
