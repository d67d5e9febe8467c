import type { Outcome } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { Dialogue, Framing } from '../probes/net-port';
import { joined } from '../wire/bytes';
import { recognisePlaintext } from './recognise-plaintext';
import type { ProxyMove, ProxyScript } from './route/script';
import type { Transcript } from './transcript';

/** More moves than any real dialogue makes. */
const MOST_MOVES = 24;
const MOST_BYTES = 65_536;
const NOTHING = new Uint8Array(0);

/** What stands between the TCP connection and the conversation, in this order. */
export interface OpeningPlan {
  readonly proxy: ProxyScript | null;
  readonly preface: Uint8Array | null;
  readonly dialogue: Dialogue | null;
  /** For the proxy and for the dialogue each, in ms. */
  readonly deadlineMs: number;
}

/** What an opening may do, and whom it tells. */
export interface OpeningHost {
  readonly transcript: Transcript;
  write(bytes: Uint8Array): void;
  finish(outcome: Outcome): void;
  deadline(ms: number, then: () => void): () => void;
  /** The server itself is reached; told once, and only where a proxy stands before it. */
  reached(): void;
  /** Everything is said. `rest`: what the server had already sent after it. */
  opened(rest: Uint8Array): void;
}

const proxyOutcome = (
  what: 'closed' | 'closed-after-accept' | 'not-a-proxy' | 'silent',
  text: string,
): Outcome => ({
  kind: 'proxy',
  what,
  status: null,
  text,
});

/** The words before the conversation: to the proxy, then ahead of everything, then the plain dialogue. Bounded in bytes, moves and time. */
export class Opening {
  /** Why the plain dialogue refused to go on. */
  refused: string | null = null;
  /** How all later bytes travel; null = as they are. */
  framing: Framing | null = null;
  isOpen = false;
  private phase: 'proxy' | 'dialogue';
  private received: Uint8Array = NOTHING;
  private started = false;
  private moves = 0;
  private heardServer = false;
  private stopWaiting = () => {};

  constructor(
    private readonly plan: OpeningPlan,
    private readonly host: OpeningHost,
  ) {
    this.phase = plan.proxy ? 'proxy' : 'dialogue';
  }

  /** The TCP connection can be written to. */
  start(): void {
    this.started = true;
    if (this.phase === 'proxy') {
      this.wait();
      this.goOn();
    } else this.serverReached(NOTHING);
  }

  data(chunk: Uint8Array): void {
    const fromProxy = this.phase === 'proxy';
    if (fromProxy) this.host.transcript.counted(chunk.length);
    else if (this.plan.dialogue) this.heard(chunk);
    this.received = joined([this.received, chunk]);
    if (this.received.length > MOST_BYTES) this.tooMuch();
    else if (this.started) this.goOn();
  }

  /** What a FIN or RST amounts to: while opening, or later when the proxy never let a byte of the server through. null: the conversation knows. */
  ended(how: 'fin' | 'rst', more: { readonly wrote: boolean }): Outcome | null {
    const word = how.toUpperCase();
    if (this.phase === 'proxy') return this.lastWordOfProxy() ?? proxyOutcome('closed', word);
    if (this.plan.proxy && !this.heardServer) {
      const when = more.wrote ? 'after' : 'before';
      return proxyOutcome('closed-after-accept', `${word}, ${when} our first words to the server`);
    }
    return this.isOpen ? null : { kind: how, stage: 'before-hello' };
  }

  /** Bytes of the server have come, after the opening. False: they are our own secret words, and the attempt is over. */
  heardLater(chunk: Uint8Array): boolean {
    if (this.heardServer || !this.plan.proxy) return true;
    this.heardServer = true;
    if (!this.plan.proxy.echoes(chunk)) return true;
    this.host.finish(proxyOutcome('not-a-proxy', 'it sends our own words back'));
    return false;
  }

  /** A refusal that was cut short may still say enough. */
  private lastWordOfProxy(): Outcome | null {
    const move = this.started && this.received.length > 0 ? this.plan.proxy?.next(this.received, true) : null;
    return move?.do === 'failed' ? move.outcome : null;
  }

  private goOn(): void {
    if (this.phase === 'proxy') this.speakToProxy();
    else if (this.plan.dialogue) this.speak(this.plan.dialogue);
  }

  private speakToProxy(): void {
    const { proxy } = this.plan;
    while (proxy && this.moves < MOST_MOVES) {
      const move = proxy.next(this.received);
      if (move.do !== 'send') {
        this.heed(move);
        return;
      }
      this.moves += 1;
      this.host.transcript.add('here', 'proxy', move.label, move.bytes.length);
      this.host.write(move.bytes);
    }
    this.host.finish(proxyOutcome('not-a-proxy', 'the conversation with it does not come to an end'));
  }

  private heed(move: Exclude<ProxyMove, { do: 'send' }>): void {
    const { transcript } = this.host;
    if (move.do === 'failed') {
      const { outcome } = move;
      if (outcome.kind === 'proxy')
        transcript.add(
          'peer',
          'proxy',
          `${outcome.status ?? ''} ${outcome.text}`.trim(),
          this.received.length,
        );
      this.host.finish(outcome);
    }
    if (move.do !== 'open') return;
    transcript.add('peer', 'proxy', move.label, move.used);
    const rest = this.received.subarray(move.used);
    // Counted as the proxy's when they came; they are the server's and will be counted as such.
    transcript.counted(-rest.length);
    this.passProxy(rest);
  }

  private passProxy(rest: Uint8Array): void {
    this.stopWaiting();
    this.phase = 'dialogue';
    this.received = NOTHING;
    this.moves = 0;
    this.host.reached();
    this.serverReached(rest);
  }

  private serverReached(rest: Uint8Array): void {
    const { preface, dialogue } = this.plan;
    if (preface) {
      this.host.transcript.add('here', 'dialogue', printableBytes(preface, 200), preface.length);
      this.host.write(preface);
    }
    if (dialogue) {
      this.wait();
      if (rest.length > 0) this.heard(rest);
      this.received = joined([this.received, rest]);
      this.speak(dialogue);
    } else this.open(joined([this.received, rest]));
  }

  private speak(dialogue: Dialogue): void {
    while (this.moves < MOST_MOVES) {
      const move = dialogue.next(this.received);
      if (move.do !== 'send') {
        if (move.do === 'refused') this.refuse(move.text);
        if (move.do === 'ready') this.openIn(dialogue.framing?.() ?? null);
        return;
      }
      this.moves += 1;
      this.host.transcript.add('here', 'dialogue', printableBytes(move.bytes, 200), move.bytes.length);
      this.host.write(move.bytes);
    }
    this.refuse('The plain conversation does not come to an end.');
  }

  private openIn(framing: Framing | null): void {
    this.framing = framing;
    this.open(NOTHING);
  }

  private open(rest: Uint8Array): void {
    this.stopWaiting();
    this.isOpen = true;
    this.received = NOTHING;
    this.host.opened(rest);
  }

  /** Bytes of the server, within the dialogue. */
  private heard(chunk: Uint8Array): void {
    this.heardServer = true;
    this.host.transcript.received(chunk);
    if (this.host.transcript.brief) return;
    this.host.transcript.add('peer', 'dialogue', printableBytes(chunk, 200), chunk.length);
  }

  private refuse(text: string): void {
    this.refused = printable(text, 300);
    this.host.finish({
      kind: 'plaintext',
      stage: 'before-hello',
      looksLike: recognisePlaintext(this.received),
      text: this.refused,
    });
  }

  private wait(): void {
    const { deadlineMs } = this.plan;
    const { phase } = this;
    this.stopWaiting = this.host.deadline(deadlineMs, () =>
      this.host.finish(
        phase === 'proxy'
          ? proxyOutcome('silent', `nothing more in ${Math.round(deadlineMs)} ms`)
          : { kind: 'silence', stage: 'before-hello', afterMs: deadlineMs },
      ),
    );
  }

  private tooMuch(): void {
    this.host.finish(
      this.phase === 'proxy'
        ? proxyOutcome('not-a-proxy', `more than ${MOST_BYTES} bytes before it let us through`)
        : { kind: 'too-much', stage: 'before-hello', limitBytes: MOST_BYTES },
    );
  }
}
