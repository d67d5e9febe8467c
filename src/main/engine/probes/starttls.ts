import { optionsOf } from '../../../shared/model/asked';
import { type PlaintextKind, plaintextKindSchema } from '../../../shared/model/failure';
import { STARTTLS_NAMES, type StarttlsName } from '../../../shared/model/way';
import { describeOutcome, languageWords } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { BASE_VERSIONS, greet } from './greet';
import { helloFactsSchema } from './hello-facts';
import type { Dialogue, DialogueWhy } from './net-port';
import {
  dialogueFor,
  helloWentOut,
  isOfPort,
  plannedDialogue,
  spokenName,
  spokenProtocol,
  stuckInWords,
} from './starttls-dialogue';
import { whyUnreached } from './unreached';

const WHYS = ['not-offered', 'stripped', 'refused', 'garbled', 'other-protocol', 'injected'] as const;

/** The protocol's own dialogue and then the base hello on the same connection. */
const factsSchema = z.strictObject({
  protocol: z.enum(STARTTLS_NAMES),
  /** Who told that it is this protocol; `named`: the person, or the program that wrote the pasted text. Cases of before lack it: it was the banner. */
  foundBy: z.enum(['named', 'port', 'banner']).optional(),
  /** The server agreed to switch. */
  offered: z.boolean(),
  refusedText: z.string().max(300).nullable(),
  /** DialogueWhy; null when nothing kept the dialogue from going on. Cases of before lack it. */
  why: z.enum(WHYS).nullable().optional(),
  /** The language that it speaks instead, where its own words told (`why` is other-protocol then). Cases of before lack it. */
  speaks: plaintextKindSchema.optional(),
  /** The word that asks for the switch was said, behind an offer or a greeting that was read. What opens with it, as PostgreSQL does, and cases of before lack it. */
  askedToSwitch: z.literal(true).optional(),
  result: helloFactsSchema,
  /** The same without the plain words, tried where the port alone had told of them and they led nowhere, or the server never said a word in answer to them. Cases of before lack it. */
  atOnce: helloFactsSchema.optional(),
});
export type StarttlsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    starttls: StarttlsFacts;
  }
}

const WHY_WORDS: { readonly [W in DialogueWhy]: (name: string) => string } = {
  'not-offered': (name) => `The ${name} server does not offer to become secure (STARTTLS) to this computer.`,
  stripped: (name) => `Something on the way hides the ${name} server’s offer to become secure (STARTTLS).`,
  refused: (name) => `The ${name} server did not switch to a secure connection.`,
  garbled: (name) => `What answers here can’t be read as ${name}.`,
  'other-protocol': (name) => `What answers here does not speak ${name}.`,
  injected: (name) =>
    `The ${name} server agreed to switch, but plain text came behind its agreement, where only TLS may follow.`,
};

const describe = ({
  protocol,
  foundBy,
  offered,
  refusedText,
  why,
  speaks,
  result,
  atOnce,
}: StarttlsFacts): string => {
  const name = spokenName(protocol);
  if (atOnce?.answered)
    return `The connection is secure from the first byte here, with ${atOnce.version}: without the ${name} words that ${foundBy === 'port' ? 'this port usually begins with' : 'it was said to begin with'}.`;
  if (speaks !== undefined) return `What answers here speaks ${languageWords(speaks)}, and not ${name}.`;
  if (refusedText !== null) return WHY_WORDS[why ?? 'refused'](name);
  if (!offered) return describeOutcome(result.outcome);
  return result.answered
    ? `After the ${name} greeting the connection became secure, with ${result.version}.`
    : `The ${name} server agreed to switch. ${describeOutcome(result.outcome)}`;
};

const addressOf = (seen: Seen): string | null => seen.hello?.base.address ?? seen.reach?.best ?? null;

type Choice = Pick<StarttlsFacts, 'protocol' | 'foundBy'>;

/** A greeting tells more than a port number, except that LMTP may greet as SMTP does. */
const choose = ({ asked, seen }: ProbeContext): Choice | null => {
  const planned = plannedDialogue(asked);
  if (optionsOf(asked).starttls !== 'auto') return planned && { protocol: planned, foundBy: 'named' };
  const heard = spokenProtocol(seen);
  if (heard && !(heard === 'smtp' && planned === 'lmtp')) return { protocol: heard, foundBy: 'banner' };
  return planned && { protocol: planned, foundBy: isOfPort(asked) ? 'port' : 'named' };
};

/** The dialogue, why it said that it can't go on, and what else was heard of it. */
interface Overheard {
  readonly dialogue: Dialogue;
  why(): DialogueWhy | null;
  told(): Pick<StarttlsFacts, 'speaks' | 'askedToSwitch'>;
}

/** The dialogue, listened to. */
const overheard = (dialogue: Dialogue): Overheard => {
  let why: DialogueWhy | null = null;
  let speaks: PlaintextKind | undefined;
  let asked = false;
  return {
    dialogue: {
      ...dialogue,
      next(received) {
        const move = dialogue.next(received);
        if (move.do === 'refused') {
          why = move.why ?? null;
          speaks = move.speaks;
          asked ||= move.answersSwitch === true;
        }
        if (move.do === 'send') asked ||= move.asksToSwitch === true;
        return move;
      },
    },
    why: () => why,
    told: () => ({ ...(speaks === undefined ? {} : { speaks }), ...(asked ? { askedToSwitch: true } : {}) }),
  };
};

const purposeOf = (protocol: StarttlsName): string =>
  protocol === 'tds-strict'
    ? 'Secure from the first byte, as SQL Server’s strict encryption wants it'
    : `The ${spokenName(protocol)} greeting, the switch (STARTTLS), then the up-to-date greeting`;

/** Says the protocol's words, and then the base hello on the same connection. */
const talk = async (
  { asked, net }: ProbeContext,
  address: string,
  choice: Choice,
): Promise<StarttlsFacts> => {
  const { serverName } = asked.target;
  const { dialogue, why, told } = overheard(dialogueFor(choice.protocol, serverName));
  const { facts: result, result: raw } = await greet(net, {
    purpose: purposeOf(choice.protocol),
    address,
    versions: BASE_VERSIONS,
    serverName,
    protocol: choice.protocol,
    dialogue,
  });
  const refusedText = raw.dialogueRefused === null ? null : printable(raw.dialogueRefused, 300);
  const offered = refusedText === null ? helloWentOut(result.outcome) : why() === 'injected';
  return { ...choice, offered, refusedText, why: why(), ...told(), result };
};

/** Nobody chose the protocol, and the server told that it speaks another one that can switch: LMTP may greet as SMTP does. */
const switchTo = ({ protocol, speaks }: StarttlsFacts): Choice | null => {
  const other = STARTTLS_NAMES.find((name) => name === speaks);
  return other === undefined || other === protocol ? null : { protocol: other, foundBy: 'banner' };
};

/** A port is no proof, and a person may be told wrong: some servers are secure at once where others are not. */
const withoutWords = async (
  { asked, net }: ProbeContext,
  address: string,
): Promise<Pick<StarttlsFacts, 'atOnce'>> => {
  const { facts } = await greet(net, {
    purpose: 'Secure from the first byte, without the plain words',
    address,
    versions: BASE_VERSIONS,
    serverName: asked.target.serverName,
    way: { dialogue: null },
  });
  return { atOnce: facts };
};

export const probe = defineProbe({
  id: 'starttls',
  question: 'Does the connection become secure after the plain greeting (STARTTLS)?',
  areas: ['configuration'],
  needs: ['reach', 'hello'],
  runs: {
    how: 'if-it-decides',
    when: 'when the server, its port or your own choice says that it begins in plain text',
  },
  budget: { connections: 3, ms: 60_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, seen } = context;
    const address = addressOf(seen);
    if (address === null) return { status: 'skipped', why: whyUnreached(seen) };
    if (optionsOf(asked).starttls === 'none')
      return { status: 'skipped', why: 'The connection was to be secure from the first byte.' };
    const choice = choose(context);
    if (choice === null)
      return {
        status: 'skipped',
        why: 'Neither a greeting nor the port belongs to a protocol that becomes secure later.',
      };
    const said = seen.hello?.base;
    if (said && choice.foundBy !== 'banner' && stuckInWords(said)) {
      // The base said the same words and waited for the same silence.
      const atOnce = await withoutWords(context, address);
      const facts: StarttlsFacts = {
        ...choice,
        offered: false,
        refusedText: null,
        why: null,
        result: said,
        ...atOnce,
      };
      return { status: 'ok', facts, outcome: describe(facts) };
    }
    const guessed = await talk(context, address, choice);
    const wasChosen = optionsOf(asked).starttls !== 'auto';
    const instead = wasChosen ? null : switchTo(guessed);
    const spoken = instead ? await talk(context, address, instead) : guessed;
    const unsure = wasChosen ? stuckInWords(spoken.result) : spoken.foundBy !== 'banner' && !spoken.offered;
    const atOnce = unsure ? await withoutWords(context, address) : {};
    const facts: StarttlsFacts = { ...spoken, ...atOnce };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
