import { spokenMoment } from '../../../shared/words/dates';
import { nameToAsk } from './certificate-looks';
import { agreedOffset, withoutChance } from './clock-agreement';
import { type ClockFacts, clockFactsSchema, type ToldTime } from './clock-facts';
import { defineProbe, type ProbeContext } from './define-probe';
import { doorOf, through } from './door';

type Source = ClockFacts['sources'][number];

const MOST_SOURCES = 12;

/** How far this computer was ahead when it heard that time; null: one of the two is no time. */
const offsetOf = (at: string, heardAt: string): number | null => {
  const seconds = Math.round((Date.parse(heardAt) - Date.parse(at)) / 1_000);
  return Number.isFinite(seconds) ? seconds : null;
};

const sourceOf = (kind: Source['kind'], time: Omit<ToldTime, 'kind'>): Source[] => {
  const offsetSeconds = offsetOf(time.at, time.heardAt);
  if (offsetSeconds === null) return [];
  return [{ kind, from: time.from, at: time.at, offsetSeconds, attemptId: time.attemptId }];
};

/** What earlier questions brought along. */
const overheard = ({ asked, seen }: Pick<ProbeContext, 'asked' | 'seen'>): Source[] => {
  const told = [...(seen['trust-path']?.times ?? []), ...(seen.revocation?.times ?? [])];
  const hello = seen.certificate?.helloTime;
  return [
    ...told.flatMap(({ kind, ...time }) => sourceOf(kind, time)),
    ...(hello ? sourceOf('hello-random', { ...hello, from: asked.target.display }) : []),
  ];
};

/** Ports of services that answer no question of the web: mail, directories, files, calls, news, names. */
const NOT_WEB = new Set([
  25, 465, 563, 587, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 5223, 6514, 6697,
]);
const LISTEN_MS = 2_500;

/** A clock that is off shows in dates that don't fit, or in what somebody else said. */
const isWorthAsking = ({ seen }: ProbeContext, sources: readonly Source[]): boolean => {
  const dates = ['expired', 'not-yet-valid'];
  const faults = [seen.certificate?.verdict, ...(seen.certificate?.others ?? [])].flatMap(
    (one) => one?.faults ?? [],
  );
  const clocks = sources.filter(({ kind }) => kind === 'date-header');
  return (
    faults.some(({ code }) => dates.includes(code)) || clocks.some((one) => Math.abs(one.offsetSeconds) > 300)
  );
};

const request = (name: string): Uint8Array =>
  new TextEncoder().encode(
    `HEAD / HTTP/1.1\r\nHost: ${name.replace(/[^A-Za-z0-9.:_[\]-]/g, '')}\r\nUser-Agent: Handrail\r\nConnection: close\r\n\r\n`,
  );

/** The server's own Date header, within the secure connection. */
const askServer = async (context: ProbeContext): Promise<Source[]> => {
  const { asked, net } = context;
  const { target } = asked;
  const door = doorOf(context);
  if (!door || door.protocol !== null || NOT_WEB.has(target.port)) return [];
  const { heard, attempt, timing } = await net.handshake({
    purpose: 'The server itself is asked what time it is (HTTP Date)',
    ...through(door, nameToAsk(context)),
    listenMs: LISTEN_MS,
    ask: request(target.serverName ?? target.host),
  });
  const head = heard ? new TextDecoder().decode(heard) : '';
  const date = /^HTTP\/1\.\d \d{3}[\s\S]*?\r?\ndate:([^\r\n]{10,60})/i.exec(head)?.[1];
  const at = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return [];
  const heardAt = new Date(Date.parse(attempt.startedAt) + timing.endedAt).toISOString();
  return sourceOf('date-header', {
    from: target.display,
    at: new Date(at).toISOString(),
    heardAt,
    attemptId: attempt.id,
  });
};

const describe = ({ offsetSeconds, sources }: ClockFacts, local: string): string => {
  if (offsetSeconds === null)
    return sources.length === 0
      ? 'Nobody said what time it is.'
      : 'Those who said what time it is do not agree, or are too few to be believed.';
  const seconds = Math.abs(offsetSeconds);
  if (seconds <= 300) return 'This computer’s clock is right to within five minutes.';
  const there = spokenMoment(new Date(Date.parse(local) - offsetSeconds * 1_000).toISOString());
  return `This computer’s clock is ${offsetSeconds > 0 ? 'ahead' : 'behind'}: by others it is ${there}.`;
};

export const probe = defineProbe({
  id: 'clock',
  question: 'Is this computer’s clock right?',
  areas: ['certificate'],
  needs: ['certificate', 'trust-path', 'revocation'],
  budget: { connections: 1, ms: 15_000 },
  facts: clockFactsSchema,
  async run(context) {
    const local = context.now.toISOString();
    const heard = overheard(context);
    const own = isWorthAsking(context, heard) ? await askServer(context) : [];
    const sources = withoutChance([...own, ...heard]).slice(0, MOST_SOURCES);
    const facts: ClockFacts = { local, sources, offsetSeconds: agreedOffset(sources) };
    return { status: 'ok', facts, outcome: describe(facts, local) };
  },
});
