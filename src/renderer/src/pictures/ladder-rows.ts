import type { Attempt, WireEvent } from '../../../shared/model/attempt';
import { formatMs } from '../words/format';
import type { Ending } from '../words/outcomes';
import { endingOf } from '../words/outcomes';

/** One rung of the ladder. `right`: from this computer to the server; `note`: on this computer; `gap`: nothing came. */
export interface Rung {
  readonly at: string;
  readonly direction: 'right' | 'left' | 'note' | 'gap';
  readonly lines: readonly string[];
  readonly bytes: number;
  /** `faint`: the plumbing below the conversation; `broke`: here it ended. */
  readonly weight: 'faint' | 'plain' | 'broke';
}

export interface LadderPicture {
  readonly rungs: readonly Rung[];
  readonly ending: Ending;
  /** The whole picture in sentences, one an event, for those who can't see it. */
  readonly inWords: readonly string[];
}

const WIDTH = 40;
/** More would not fit below the answer on the report's first page. The first of them tell how it began, the last how it ended. */
const SHOWN = 8;
const SHOWN_FIRST = 4;

/** Known messages in plain words, the technical name after it. */
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

const messageText = (label: string): string => {
  if (label === 'encrypted record') return 'Encrypted message';
  const known = GREETINGS.find(([pattern]) => pattern.test(label));
  return known ? `${known[1]} (${label})` : label;
};

const PHRASES: Partial<Record<WireEvent['kind'], string>> = {
  connecting: 'Asks to connect (TCP)',
  connected: 'Connected (TCP)',
  fin: 'Closes the connection (FIN)',
  rst: 'Cuts the connection off (RST)',
  timeout: 'Nothing more comes',
  refused: 'Refuses the connection',
  unreachable: 'No way to this address',
  closed: 'Closes the connection',
  cancelled: 'Stopped from this side',
};

/** What an event is called in the picture. */
export const eventText = (event: WireEvent): string => {
  if (event.kind === 'resolved') return event.label ? `Name looked up: ${event.label}` : 'Name looked up';
  if (event.kind === 'plaintext')
    return event.label ? `Not TLS: ${event.label}` : 'Answers, but not with TLS';
  if (event.kind === 'alert') return `Error signal: ${event.label.replace(/^alert\s+(?:fatal\s+)?/iu, '')}`;
  return PHRASES[event.kind] ?? (event.label ? messageText(event.label) : event.kind);
};

/** Breaks a label into at most two lines; a longer one ends in an ellipsis (the text version has all of it). */
export const wrap = (text: string, width = WIDTH): string[] => {
  if (text.length <= width) return [text];
  const cut = text.lastIndexOf(' ', width);
  const at = cut > width / 2 ? cut : width;
  const rest = text.slice(at).trim();
  return [text.slice(0, at), rest.length > width ? `${rest.slice(0, width - 1)}…` : rest];
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

/** `after`: it comes when all is over, such as our own good-bye. */
const rungOf = (event: WireEvent, broke: boolean, after: boolean): Rung => ({
  at: formatMs(event.at),
  direction: directionOf(event),
  lines: wrap(eventText(event)),
  bytes: event.bytes,
  weight: broke ? 'broke' : after || FAINT.has(event.kind) ? 'faint' : 'plain',
});

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

const shorten = (rungs: readonly Rung[]): readonly Rung[] => {
  if (rungs.length <= SHOWN) return rungs;
  const hidden = rungs.length - SHOWN + 1;
  const more: Rung = {
    at: '',
    direction: 'gap',
    lines: [`${hidden} more messages, listed below`],
    bytes: 0,
    weight: 'faint',
  };
  return [...rungs.slice(0, SHOWN_FIRST), more, ...rungs.slice(SHOWN_FIRST + hidden)];
};

const sentence = (event: WireEvent): string => {
  const size = event.bytes > 0 ? `, ${event.bytes} bytes` : '';
  return `After ${formatMs(event.at)}: ${actorOf(event)}: ${eventText(event)}${size}.`;
};

/** Turns one attempt into the picture of a ladder and its text. */
export const ladderOf = (attempt: Attempt): LadderPicture => {
  const ending = endingOf(attempt.outcome);
  const breaking = breakingIndex(attempt.events, ending);
  const rungs = attempt.events.map((event, index) =>
    rungOf(event, index === breaking, breaking >= 0 && index > breaking),
  );
  return { rungs: shorten(rungs), ending, inWords: attempt.events.map(sentence) };
};
