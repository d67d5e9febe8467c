import { optionsOf } from '../../../shared/model/asked';
import { nameAsAddress } from '../../../shared/target/through-proxy';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import type { Resolved } from './net-port';

const addressesSchema = z
  .array(z.strictObject({ address: z.string().max(45), family: z.union([z.literal(4), z.literal(6)]) }))
  .max(16);
const failureSchema = z
  .strictObject({
    code: z.enum(['not-found', 'no-address', 'resolver-failed', 'timeout']),
    text: z.string().max(300),
  })
  .nullable();

/**
 * Where the name leads: the addresses that the later probes connect to. `given`: the person named them, nothing was resolved. At most 16.
 * Through a proxy the name itself goes to the proxy, as programs do it: then `addresses` has the name in place of an address
 * (shared/target/through-proxy; its family is of no meaning), and `here` says what this computer's own look-up found.
 */
const factsSchema = z.strictObject({
  name: z.string().max(253),
  given: z.boolean(),
  isAddress: z.boolean(),
  addresses: addressesSchema,
  failure: failureSchema,
  here: z.strictObject({ addresses: addressesSchema, failure: failureSchema }).optional(),
});
export type NamesFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    names: NamesFacts;
  }
}

const MAX_ADDRESSES = 16;

const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4);

const isAddress = (host: string): boolean => host.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);

const counted = (count: number): string => (count === 1 ? '1 address' : `${count} addresses`);

const FAILURES: { readonly [C in NonNullable<Resolved['failure']>['code']]: string } = {
  'not-found': 'There is no such name.',
  'no-address': 'The name exists but leads to no address.',
  'resolver-failed': 'The name could not be looked up.',
  timeout: 'Nobody answered the question for this name in time.',
};

const foundHere = ({ addresses, failure }: NonNullable<NamesFacts['here']>): string =>
  failure
    ? `This computer could not look it up itself: ${FAILURES[failure.code]}`
    : `This computer finds ${counted(addresses.length)} for it.`;

const describe = ({ given, isAddress: literal, addresses, failure, here }: NamesFacts): string => {
  if (failure) return FAILURES[failure.code];
  if (given) return `${counted(addresses.length)} given, nothing was looked up.`;
  if (literal) return 'This is an address already, nothing was looked up.';
  if (here) return `The proxy is given the name and looks it up. ${foundHere(here)}`;
  return `${counted(addresses.length)} found.`;
};

/** What a look-up brought, within bounds. */
const bounded = ({ addresses, failure }: Pick<Resolved, 'addresses' | 'failure'>) => ({
  addresses: addresses.slice(0, MAX_ADDRESSES).map(({ address, family }) => ({ address, family })),
  failure: failure && { code: failure.code, text: printable(failure.text, 300) },
});

export const probe = defineProbe({
  id: 'names',
  question: 'Does the name lead to an address?',
  areas: ['network'],
  needs: [],
  budget: { connections: 0, ms: 10_000 },
  facts: factsSchema,
  async run({ asked, net }) {
    const { host, addresses } = asked.target;
    const literal = isAddress(host);
    const named = addresses.length > 0 ? addresses : literal ? [host] : null;
    const found = bounded(
      named
        ? { addresses: named.map((address) => ({ address, family: familyOf(address) })), failure: null }
        : await net.resolve(host),
    );
    const about = { name: host, given: addresses.length > 0, isAddress: literal };
    const facts: NamesFacts =
      named === null && optionsOf(asked).proxy !== null
        ? { ...about, addresses: [{ address: nameAsAddress(host), family: 4 }], failure: null, here: found }
        : { ...about, ...found };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
