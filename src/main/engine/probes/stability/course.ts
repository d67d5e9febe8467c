import type { Series } from '../../../../shared/model/attempt-marks';
import type { Outcome } from '../../../../shared/model/failure';
import type { ProbeContext } from '../define-probe';
import { type Greeted, type Greeting, greet, greetInForm, unasked } from '../greet';
import type { HandshakeResult } from '../net-port';
import { patienceAfter } from '../patience';
import type { Voice } from './second';
import type { StabilityFacts } from './stability-facts';
import { stoppedByProxy, type Try, tryOf } from './tries';

/** Repeated greetings never wait for the longest silence: it is the count that tells. What was waited stands in the outcome. */
const SILENCE: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 0 };

/** Sends greetings one by one and stops by itself: when cancelled, out of connections, or near the end of its time. */
export class Course {
  private spentMs = 0;
  private stopped = 0;
  private why: StabilityFacts['ended'] = 'complete';

  constructor(
    private readonly context: ProbeContext,
    private readonly mostMs: number,
  ) {}

  get ended(): StabilityFacts['ended'] {
    return this.why;
  }

  /** How often the proxy did not let us through. */
  get proxyStopped(): number {
    return this.stopped;
  }

  get over(): boolean {
    return this.why !== 'complete';
  }

  /** One try; null when it was not made, or can't be made in this form. */
  async say(voice: Voice, purpose: string, series: Series): Promise<Try | null> {
    if (this.over) return null;
    const greeted = await this.greeted(voice, purpose, series);
    if (!greeted) return null;
    const { facts, result } = greeted;
    if (this.note(result.attempt.outcome, result.attempt.ms)) return null;
    return tryOf(result, facts.answered);
  }

  /** Counts a handshake's time in; true when it ends the course and does not count. */
  readonly noteHandshake = ({ attempt, localRefusal }: HandshakeResult): boolean =>
    localRefusal === null
      ? this.note(attempt.outcome, attempt.ms)
      : this.note({ kind: 'refused' }, attempt.ms);

  private greeted(voice: Voice, purpose: string, series: Series): Promise<Greeted | null> {
    const { spec, form } = voice;
    const { net, seen } = this.context;
    const greeting: Greeting = {
      purpose,
      address: spec.address,
      versions: spec.versions,
      serverName: spec.serverName,
      protocol: spec.protocol,
      brief: true,
      series,
      ...patienceAfter(SILENCE, seen, spec.address),
    };
    return form ? greetInForm(net, greeting, form) : greet(net, greeting);
  }

  private note(outcome: Outcome, ms: number): boolean {
    this.spentMs += ms;
    if (stoppedByProxy(outcome)) this.stopped += 1;
    if (unasked(outcome)) {
      this.why = outcome.kind === 'cancelled' ? 'cancelled' : 'no-connections-left';
      return true;
    }
    if (this.spentMs > this.mostMs) this.why = 'time';
    return false;
  }
}
