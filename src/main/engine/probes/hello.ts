import { describeOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import { BASE_VERSIONS, greet, sameEnd, sameLuck, unasked } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { type Patience, patienceAfter } from './patience';
import { MAX_ADDRESSES, whyUnreached } from './unreached';

/** The base: a modern hello (TLS 1.3 and 1.2, server name, ALPN h2 and http/1.1) to each connected address, then the base address once more. */
const factsSchema = z.strictObject({
  base: helloFactsSchema,
  repeated: helloFactsSchema,
  /** One for each address that accepted a connection, the base included; at most 6. */
  addresses: z.array(helloFactsSchema).max(6),
  /** The base and its repetition were both answered, or both not; also when one of them could not be sent, which says nothing. */
  steady: z.boolean(),
});
export type HelloProbeFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    hello: HelloProbeFacts;
  }
}

const wasAsked = ({ outcome }: HelloFacts): boolean => !unasked(outcome);

const differs = (one: HelloFacts, other: HelloFacts): boolean =>
  wasAsked(one) && wasAsked(other) && !sameEnd(one, other);

/** "Answered with TLS 1.3." or how it ended. */
const describe = ({ base, repeated, addresses }: HelloProbeFacts): string => {
  const first = base.answered ? `The server answered with ${base.version}.` : describeOutcome(base.outcome);
  const different = addresses.filter((other) => differs(base, other)).length;
  const others = different > 0 ? ` ${different} of ${addresses.length} addresses did otherwise.` : '';
  return `${first}${others}${differs(base, repeated) ? ' The second time it went otherwise.' : ''}`;
};

export const probe = defineProbe({
  id: 'hello',
  question: 'Does the server answer an up-to-date greeting (ClientHello)?',
  areas: ['protocol', 'network'],
  needs: ['reach'],
  budget: { connections: MAX_ADDRESSES + 1, ms: 40_000 },
  facts: factsSchema,
  async run({ asked, net, seen }) {
    const connected = seen.reach?.addresses.filter((address) => address.connected) ?? [];
    const best = seen.reach?.best;
    if (!best) return { status: 'skipped', why: whyUnreached(seen) };
    const say = async (address: string, purpose: string, patience: Patience = {}): Promise<HelloFacts> => {
      const { serverName } = asked.target;
      const same = { series: 'base', versions: BASE_VERSIONS, serverName } as const;
      return (await greet(net, { purpose, address, ...same, ...patience })).facts;
    };
    const addresses = await Promise.all(
      connected
        .slice(0, MAX_ADDRESSES)
        .map(({ address }) => say(address, `An up-to-date greeting (TLS 1.3 and 1.2) to ${address}`)),
    );
    const base = addresses.find(({ address }) => address === best);
    if (!base) return { status: 'skipped', why: whyUnreached(seen) };
    const repeated = await say(
      best,
      'The same up-to-date greeting once more',
      patienceAfter(base.outcome, seen, best),
    );
    const steady = sameLuck([base, repeated].filter(wasAsked));
    const facts: HelloProbeFacts = { base, repeated, addresses, steady };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
