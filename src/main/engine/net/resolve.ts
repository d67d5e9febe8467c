import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import { printable } from '../../../shared/words/printable';
import type { Resolved } from '../probes/net-port';
import type { CancelSwitch } from './cancel-switch';
import { codeOf } from './failure-table';
import { monotonic } from './transcript';

/** Asks this computer's resolver, as programs do (hosts file, search domains and all). Rejects with an error code. */
export type Lookup = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** getaddrinfo, all addresses, in the resolver's own order. */
export const lookupHere: Lookup = (host) =>
  new Promise((resolve, reject) => {
    // Not node:dns/promises, which reads a whole resolver that nobody asks.
    lookup(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

const MOST_ADDRESSES = 16;
const RESOLVE_DEADLINE_MS = 8_000;

type Failure = NonNullable<Resolved['failure']>;

/** getaddrinfo's answers (RFC 3493 §6.1) under libuv's names, and those of node:dns. What is not here: the resolver failed. */
const CODES: { readonly [code: string]: readonly [Failure['code'], string] } = {
  ENOTFOUND: ['not-found', 'The resolver says that there is no such name.'],
  EAI_NONAME: ['not-found', 'The resolver says that there is no such name.'],
  ENODATA: ['no-address', 'The name exists, but it has no address.'],
  EAI_NODATA: ['no-address', 'The name exists, but it has no address.'],
  EAI_ADDRFAMILY: ['no-address', 'The name has no address of a kind that this computer uses.'],
  EAI_AGAIN: ['resolver-failed', 'The resolver did not answer, or asks to try again later.'],
  ETIMEOUT: ['timeout', 'The resolver did not answer in time.'],
  ETIMEDOUT: ['timeout', 'The resolver did not answer in time.'],
};

/** What an error of the resolver means. */
const resolveFailure = (error: unknown): Failure => {
  const code = codeOf(error);
  const [kind, text] = (Object.hasOwn(CODES, code) ? CODES[code] : undefined) ?? [
    'resolver-failed',
    'The resolver reported an error.',
  ];
  return { code: kind, text: `${text} (${printable(code, 40)})` };
};

const usable = (answer: Awaited<ReturnType<Lookup>>): Resolved['addresses'] => {
  const seen = new Set<string>();
  return answer
    .flatMap(({ address }) => {
      const family = isIP(address);
      if ((family !== 4 && family !== 6) || seen.has(address)) return [];
      seen.add(address);
      return [{ address, family } as const];
    })
    .slice(0, MOST_ADDRESSES);
};

/**
 * Looks a name up. An IP address is its own answer. getaddrinfo can't be called off and can hang for minutes, so its answer is only
 * waited for until the deadline or the cancel; never rejects.
 */
export const resolveHost = async (
  host: string,
  cancel: CancelSwitch,
  lookup: Lookup = lookupHere,
  deadlineMs: number = RESOLVE_DEADLINE_MS,
): Promise<Resolved> => {
  const family = isIP(host);
  if (family === 4 || family === 6) return { addresses: [{ address: host, family }], failure: null, ms: 0 };
  const start = monotonic();
  const done = (addresses: Resolved['addresses'], failure: Resolved['failure']): Resolved => ({
    addresses,
    failure,
    ms: Math.round((monotonic() - start) * 10) / 10,
  });
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const givenUp = new Promise<Resolved>((resolve) => {
    const giveUp = (text: string) => resolve(done([], { code: 'timeout', text }));
    timer = setTimeout(() => giveUp('The resolver did not answer in time.'), deadlineMs);
    stop = cancel.onCancel(() => giveUp('Cancelled before the resolver had answered.'));
  });
  const answered = Promise.resolve()
    .then(() => lookup(host))
    .then(usable)
    .then((addresses) =>
      done(addresses, addresses.length > 0 ? null : { code: 'no-address', text: 'The name has no address.' }),
    )
    .catch((error: unknown) => done([], resolveFailure(error)));
  const result = await Promise.race([answered, givenUp]);
  clearTimeout(timer);
  stop();
  return result;
};
