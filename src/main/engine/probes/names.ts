import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import type { Resolved } from './net-port';

/** Where the name leads. `given`: the person named the addresses, nothing was resolved. At most 16 addresses. */
const factsSchema = z.strictObject({
  name: z.string().max(253),
  given: z.boolean(),
  isAddress: z.boolean(),
  addresses: z
    .array(z.strictObject({ address: z.string().max(45), family: z.union([z.literal(4), z.literal(6)]) }))
    .max(16),
  failure: z
    .strictObject({
      code: z.enum(['not-found', 'no-address', 'resolver-failed', 'timeout']),
      text: z.string().max(300),
    })
    .nullable(),
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

const describe = ({ given, isAddress: literal, addresses, failure }: NamesFacts): string => {
  if (failure) return FAILURES[failure.code];
  if (given) return `${counted(addresses.length)} given, nothing was looked up.`;
  if (literal) return 'This is an address already, nothing was looked up.';
  return `${counted(addresses.length)} found.`;
};

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
    const given = addresses.length > 0 ? addresses : literal ? [host] : null;
    const resolved: Pick<Resolved, 'addresses' | 'failure'> = given
      ? { addresses: given.map((address) => ({ address, family: familyOf(address) })), failure: null }
      : await net.resolve(host);
    const facts: NamesFacts = {
      name: host,
      given: addresses.length > 0,
      isAddress: literal,
      addresses: resolved.addresses
        .slice(0, MAX_ADDRESSES)
        .map(({ address, family }) => ({ address, family })),
      failure: resolved.failure && {
        code: resolved.failure.code,
        text: printable(resolved.failure.text, 300),
      },
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
