import { shortOutcome } from '../../../shared/words/outcome';
import type { ClientProfile } from '../clients/define-client';
import { clientById } from '../clients/registry';
import type { HelloOptions } from '../wire/api';
import { groupName } from '../wire/ids';
import { type ClientGreetingFacts, clientGreetingFactsSchema } from './client-greeting-facts';
import { defineProbe, type ProbeContext } from './define-probe';
import type { HelloForm } from './forms/form';
import { baseToVary } from './forms/round-base';
import { asBase, greet, greetInForm, sameLuck, unasked } from './greet';
import type { HelloFacts } from './hello-facts';
import type { NetPort } from './net-port';
import { patienceAfter } from './patience';

/**
 * By turns, and each side on odd and on even connections: two servers behind one address that take turns are no difference. The hello
 * probe has sent the base twice before.
 */
const TURNS = ['base', 'own', 'own', 'base'] as const;

/** What the transcript says of it; the bytes are the profile's own. */
const described = ({ offers }: ClientProfile, options: HelloOptions): HelloOptions => ({
  ...options,
  versions: [...offers.versions].reverse(),
  serverName: offers.sendsServerName ? options.serverName : null,
  suites: offers.suites,
  groups: offers.groups,
  signatureSchemes: offers.signatureSchemes,
});

/** The program's own greeting as a form of ours. Behind a plain beginning it asks for the protocol that belongs there, as its programs do. */
const formOf = (profile: ClientProfile, net: NetPort, behindWords: boolean): HelloForm => ({
  id: 'own',
  differsIn: `the whole greeting: that of ${profile.name}`,
  technical: profile.id,
  touches: ['versions', 'suites', 'groups', 'key shares', 'signature schemes', 'alpn', 'order'],
  change: (options) => described(profile, options),
  encode: ({ random, sessionId, serverName, alpn }) =>
    profile.hello({
      random,
      sessionId: sessionId.length > 0 ? sessionId : net.random(32),
      serverName,
      keyShare: (group) => net.keyShare(group),
      ...(behindWords ? { alpn } : {}),
    }),
});

const askBoth = async (context: ProbeContext, profile: ClientProfile) => {
  const { net, seen } = context;
  const base = baseToVary(context);
  const sides = { base: [] as HelloFacts[], own: [] as HelloFacts[] };
  if (!base) return null;
  const behindWords = (base.greeting.protocol ?? null) !== null || net.alpn !== null;
  const form = formOf(profile, net, behindWords);
  const patience = patienceAfter(base.before.outcome, seen, base.greeting.address);
  for (const side of TURNS) {
    const purpose = side === 'base' ? `${base.words}, for comparison` : `The greeting of ${profile.name}`;
    const greeting = { ...base.greeting, ...patience, purpose };
    const greeted =
      side === 'base'
        ? await greet(net, { ...greeting, ...asBase(greeting) })
        : await greetInForm(net, greeting, form);
    if (greeted && !unasked(greeted.facts.outcome)) sides[side].push(greeted.facts);
  }
  return sides;
};

const said = (results: readonly HelloFacts[]): string => {
  const [first] = results;
  if (!first) return 'not sent';
  if (!sameLuck(results)) return 'answered only sometimes';
  return first.answered ? `answered with ${first.version}` : shortOutcome(first.outcome);
};

const describe = ({ name, base, own, withoutKeys }: ClientGreetingFacts): string => {
  const lacking = withoutKeys ? ` It went out without its key for ${withoutKeys.join(', ')}.` : '';
  return `The greeting of ${name}: ${said(own)}. Ours: ${said(base)}.${lacking}`;
};

/** Both sides came out the same way each time, and one of them was answered. */
const differing = (base: readonly HelloFacts[], own: readonly HelloFacts[]): boolean =>
  base[0]?.answered !== own[0]?.answered;

export const probe = defineProbe({
  id: 'client-greeting',
  question: 'What does the server do with the greeting of the program that you chose?',
  areas: ['protocol', 'configuration'],
  needs: ['hello', 'starttls'],
  runs: { how: 'on-request', when: 'when you chose the program as exactly as you know it' },
  budget: { connections: TURNS.length, ms: 30_000 },
  keepsPart: true,
  facts: clientGreetingFactsSchema,
  async run(context) {
    const { asked, net } = context;
    const chosen = asked.client ?? null;
    if (chosen === null)
      return {
        status: 'skipped',
        why: 'Which version of your program it is was not chosen, so there is no greeting of its own to send.',
      };
    const profile = clientById(chosen);
    if (!profile)
      return {
        status: 'skipped',
        why: 'The program that was chosen is not among those whose greeting we know.',
      };
    const sides = await askBoth(context, profile);
    if (!sides) return { status: 'skipped', why: 'No greeting could be sent.' };
    const { base, own } = sides;
    if (own.length === 0)
      return { status: 'gave-up', why: 'No connection was left for the greeting of the program.' };
    const steady = sameLuck(base) && sameLuck(own);
    const lacking = profile.keyShares.filter((group) => net.keyShare(group) === null).map(groupName);
    const facts: ClientGreetingFacts = {
      profile: profile.id,
      name: profile.name,
      basis: profile.basis,
      base,
      own,
      differs: base.length > 0 && steady && differing(base, own),
      steady,
      ...(lacking.length > 0 ? { withoutKeys: lacking } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
