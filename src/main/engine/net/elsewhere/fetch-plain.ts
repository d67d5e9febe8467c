import { isIP } from 'node:net';
import type { Attempt } from '../../../../shared/model/attempt';
import type { Outcome } from '../../../../shared/model/failure';
import { ELSEWHERE_CONNECTIONS } from '../../../../shared/model/run-limits';
import { printable } from '../../../../shared/words/printable';
import type { FetchOptions, FetchResult } from '../../probes/net-port';
import { type FrameSetup, runFrame } from '../attempt-frame';
import { attemptWithoutLine, connectWord } from '../attempt-record';
import type { CancelSwitch } from '../cancel-switch';
import { createGate, type Gate } from '../gate';
import { type Place, placeIn } from '../place';
import { type Lookup, resolveHost } from '../resolve';
import type { WayElsewhere } from '../route/ways';
import type { Head } from './http-answer';
import { HttpTalk } from './http-talk';
import { mayReach } from './may-reach';
import { type FetchUrl, hostField, readUrl } from './read-url';

/** What one run may ask of others than the server: so many connections in all, redirects counted, and so many at a time. */
const LIMIT = { connections: ELSEWHERE_CONNECTIONS, atOnce: 4 } as const;

const MOST_REDIRECTS = 3;
const RESOLVE_MS = 1_500;
const CONNECT_MS = 1_500;
const FIRST_BYTE_MS = 2_000;

/** How much is read, and for how long. A revocation list may be large; it may take its time once it has begun. */
const LIMITS: { readonly [K in FetchOptions['kind']]: { readonly bytes: number; readonly wholeMs: number } } =
  {
    certificate: { bytes: 1_000_000, wholeMs: 3_000 },
    ocsp: { bytes: 1_000_000, wholeMs: 3_000 },
    crl: { bytes: 10_000_000, wholeMs: 6_000 },
  };

/** What the net of a run hands in. */
export interface ElsewhereHost {
  /** false: the person does not want anybody but the server to be asked. */
  readonly allowed: boolean;
  readonly lookup: Lookup;
  /** Addresses of the server, as far as they are known. */
  targets(): readonly string[];
  /** null: there is no proxy, so straight there. */
  wayThrough(host: string, port: number, place: Place): Promise<WayElsewhere | Outcome | null>;
  setup(
    id: string,
    subject: { readonly purpose: string; readonly address: string; readonly port: number },
    cancel: CancelSwitch,
  ): FrameSetup;
}

/** One step: the request at one address. `next`: a redirect leads on. */
interface Step {
  readonly attempt: Attempt;
  readonly status: FetchResult['status'];
  readonly why: string;
  readonly body: Uint8Array | null;
  readonly date: FetchResult['date'];
  readonly next: string | null;
}

/** Where a name leads. `inside`: to where we may not be sent; `why`: nowhere. */
type Found = { readonly address: string } | { readonly inside: string } | { readonly why: string };

const NOT_ALLOWED = 'NOT-ALLOWED';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const requestOf = (url: FetchUrl, { body }: FetchOptions, way: WayElsewhere | null): Uint8Array => {
  const host = hostField(url);
  const head = [
    `${body ? 'POST' : 'GET'} ${way?.absolute ? `http://${host}` : ''}${url.path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: Handrail',
    'Accept: */*',
    'Accept-Encoding: identity',
    'Connection: close',
    ...(way?.login ? [`Proxy-Authorization: ${way.login}`] : []),
    ...(body ? ['Content-Type: application/ocsp-request', `Content-Length: ${body.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? new Uint8Array()]);
};

/** What is asked of others than the server in one run. Bounded in connections, bytes and time; recorded like every attempt. */
export class Elsewhere {
  private readonly gate: Gate;

  constructor(
    private readonly host: ElsewhereHost,
    atOnce: number,
  ) {
    this.gate = createGate({ ...LIMIT, atOnce: Math.min(LIMIT.atOnce, atOnce) });
  }

  /** Never rejects for what anybody does. `id`: of the first attempt; those after a redirect get a number behind it. */
  async fetch(options: FetchOptions, id: string, cancel: CancelSwitch): Promise<FetchResult> {
    const attempts: Attempt[] = [];
    let text = options.url;
    let from: string | undefined;
    for (;;) {
      const name = attempts.length === 0 ? id : `${id}-${attempts.length + 1}`;
      const step = await this.step(options, name, cancel, readUrl(text, from), text);
      attempts.push(step.attempt);
      if (step.next === null || attempts.length > MOST_REDIRECTS) {
        const { status, why, body, date } = step;
        const endless = step.next !== null;
        const ms = attempts.reduce((sum, one) => sum + one.ms, 0);
        return {
          attempt: step.attempt,
          attempts,
          status,
          why: printable(endless ? 'It sends us on and on.' : why, 400),
          body,
          date,
          ms: Math.round(ms * 10) / 10,
        };
      }
      from = from === undefined ? text : new URL(text, from).href;
      text = step.next;
    }
  }

  private async step(
    options: FetchOptions,
    id: string,
    cancel: CancelSwitch,
    url: ReturnType<typeof readUrl>,
    text: string,
  ): Promise<Step> {
    const named = 'refused' in url ? { host: printable(text, 45), port: 0 } : url;
    const refuse = (why: string, address = named.host): Step => {
      const setup = this.host.setup(id, { purpose: options.purpose, address, port: named.port }, cancel);
      const outcome: Outcome = { kind: 'local', code: NOT_ALLOWED, text: printable(`${why} ${text}`, 300) };
      return nothing(attemptWithoutLine(setup, outcome), 'not-allowed', why);
    };
    if (!this.host.allowed) return refuse('Only the server itself may be asked in this check.');
    if ('refused' in url) return refuse(url.refused);
    const admitted = await this.gate.enter(cancel);
    if (admitted === 'budget') return refuse(`One check asks others at most ${LIMIT.connections} times.`);
    if (admitted === 'cancelled') {
      const { purpose } = options;
      const setup = this.host.setup(id, { purpose, address: url.host, port: url.port }, cancel);
      return nothing(attemptWithoutLine(setup, { kind: 'cancelled' }), 'unreachable', 'Cancelled.');
    }
    try {
      return await this.go(options, id, cancel, url, refuse);
    } finally {
      this.gate.leave();
    }
  }

  private async go(
    options: FetchOptions,
    id: string,
    cancel: CancelSwitch,
    url: FetchUrl,
    refuse: (why: string, where?: string) => Step,
  ): Promise<Step> {
    const setupFor = (address: string) =>
      this.host.setup(id, { purpose: options.purpose, address, port: url.port }, cancel);
    const way = await this.host.wayThrough(url.host, url.port, placeIn(this.gate, cancel));
    if (way && 'kind' in way)
      return nothing(attemptWithoutLine(setupFor(url.host), way), 'unreachable', `${connectWord(way)}.`);
    const { server } = options;
    const targets = this.host.targets().filter((one) => server === null || one === server);
    const found = way ? behindProxy(url.host, targets) : await this.found(url.host, targets, cancel);
    if ('inside' in found)
      return refuse('It leads into a private network, and the server is not there.', found.inside);
    if ('why' in found) {
      const outcome = { kind: 'local', code: 'ENOTFOUND', text: found.why } as const;
      return nothing(attemptWithoutLine(setupFor(url.host), outcome), 'unreachable', found.why);
    }
    return this.ask(options, url, setupFor(found.address), way);
  }

  private async found(host: string, targets: readonly string[], cancel: CancelSwitch): Promise<Found> {
    const { addresses, failure } = await resolveHost(host, cancel, this.host.lookup, RESOLVE_MS);
    const usable = addresses.filter(({ address }) => mayReach(address, targets));
    // A family in which the server was reached works from here; the other one may not.
    const family = isIP(targets[0] ?? '');
    const best = usable.find((one) => one.family === family) ?? usable[0];
    if (best) return { address: best.address };
    const [first] = addresses;
    return first ? { inside: first.address } : { why: failure?.text ?? 'The name has no address.' };
  }

  private async ask(
    options: FetchOptions,
    url: FetchUrl,
    base: FrameSetup,
    way: WayElsewhere | null,
  ): Promise<Step> {
    const { bytes, wholeMs } = LIMITS[options.kind];
    const request = requestOf(url, options, way);
    const label = `${options.body ? 'POST' : 'GET'} ${printable(url.text, 180)}`;
    const errand = { label, bytes: request, limit: bytes, firstByteMs: FIRST_BYTE_MS, wholeMs };
    const setup = {
      ...base,
      connectMs: CONNECT_MS,
      resolved: isIP(url.host) === 0 && isIP(base.address) !== 0 ? `${url.host} → ${base.address}` : null,
      hop: way?.hop ?? null,
      opening: way?.opening ?? null,
    };
    return runFrame(
      setup,
      (frame) => new HttpTalk(errand, frame),
      ({ attempt, talk }) => stepOf(attempt, talk, base.now()),
    );
  }
}

/** A proxy looks names up itself, so what they lead to is its owner's decision; an address is ours to judge, and its own name, too. */
const behindProxy = (host: string, targets: readonly string[]): Found => {
  const own = /(^|\.)localhost\.?$/.test(host);
  const allowed = isIP(host) === 0 ? !own : mayReach(host, targets);
  return allowed ? { address: host } : { inside: host };
};

const nothing = (attempt: Attempt, status: Step['status'], why: string): Step => ({
  attempt,
  status,
  why,
  body: null,
  date: null,
  next: null,
});

/** RFC 9110 §5.6.7; anything that is no time is no time. What a cache has kept for a while is as much older (RFC 9111 §5.1). */
const dateOf = (head: Head | null, heardAt: Date): FetchResult['date'] => {
  const text = head?.date ?? '';
  const at = new Date((text.length > 60 ? Number.NaN : Date.parse(text)) + (head?.age ?? 0) * 1_000);
  return Number.isNaN(at.getTime()) ? null : { at: at.toISOString(), heardAt: heardAt.toISOString() };
};

const stepOf = (attempt: Attempt, { answer, why }: HttpTalk, heardAt: Date): Step => {
  const { head } = answer;
  const date = dateOf(head, heardAt);
  if (attempt.outcome.kind !== 'answered' || !head)
    return { ...nothing(attempt, 'unreachable', why ?? `${connectWord(attempt.outcome)}.`), date };
  if (REDIRECTS.has(head.status) && head.location)
    return {
      ...nothing(attempt, 'unreachable', `It answers with status ${head.status}.`),
      date,
      next: head.location,
    };
  if (head.status !== 200)
    return { ...nothing(attempt, 'unreachable', `It answers with status ${head.status}.`), date };
  return { attempt, status: 'fetched', why: '', body: answer.body(), date, next: null };
};
