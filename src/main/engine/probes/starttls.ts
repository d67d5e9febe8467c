import type { Outcome } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe, type Seen } from './define-probe';
import { BASE_VERSIONS, greet } from './greet';
import { helloFactsSchema } from './hello-facts';
import { dialogueFor, spokenProtocol } from './starttls-dialogue';

/** The protocol's own dialogue (SMTP, IMAP, POP3) and then the base hello on the same connection. */
const factsSchema = z.strictObject({
  protocol: z.enum(['smtp', 'imap', 'pop3']),
  /** The server agreed to switch. */
  offered: z.boolean(),
  refusedText: z.string().max(300).nullable(),
  result: helloFactsSchema,
});
export type StarttlsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    starttls: StarttlsFacts;
  }
}

const SENT_NOTHING = new Set(['connect', 'before-hello', 'resolve']);

/** Our hello went out, so the server had agreed to switch. */
const wasOffered = (outcome: Outcome): boolean => 'stage' in outcome && !SENT_NOTHING.has(outcome.stage);

const describe = ({ protocol, offered, refusedText, result }: StarttlsFacts): string => {
  const name = protocol.toUpperCase();
  if (refusedText !== null) return `The ${name} server did not switch to a secure connection.`;
  if (!offered) return describeOutcome(result.outcome);
  return result.answered
    ? `After the ${name} greeting the connection became secure, with ${result.version}.`
    : `The ${name} server agreed to switch. ${describeOutcome(result.outcome)}`;
};

const addressOf = (seen: Seen): string | null => seen.hello?.base.address ?? seen.reach?.best ?? null;

export const probe = defineProbe({
  id: 'starttls',
  question: 'Does the connection become secure after the plain greeting (STARTTLS)?',
  areas: ['configuration'],
  needs: ['reach', 'hello'],
  budget: { connections: 1, ms: 15_000 },
  facts: factsSchema,
  async run({ asked, net, seen }) {
    const protocol = spokenProtocol(seen);
    const address = addressOf(seen);
    if (address === null) return { status: 'skipped', why: 'No address accepted a connection.' };
    if (protocol === null)
      return { status: 'skipped', why: 'The server does not begin with a mail greeting.' };
    const { facts: result, result: raw } = await greet(net, {
      purpose: `The ${protocol.toUpperCase()} greeting, the switch (STARTTLS), then the up-to-date greeting`,
      address,
      versions: BASE_VERSIONS,
      serverName: asked.target.serverName,
      dialogue: dialogueFor(protocol),
    });
    const refusedText = raw.dialogueRefused === null ? null : printable(raw.dialogueRefused, 300);
    const offered = refusedText === null && wasOffered(result.outcome);
    const facts: StarttlsFacts = { protocol, offered, refusedText, result };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
