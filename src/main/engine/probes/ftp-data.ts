import { optionsOf } from '../../../shared/model/asked';
import { outcomeSchema } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext } from './define-probe';
import type { Dialogue, FtpDataResult } from './net-port';
import { dialogueFor } from './starttls-dialogue';
import { whyUnreached } from './unreached';

/** One login with one data connection. */
const lookSchema = z.strictObject({
  /** The data connection offered the TLS session of the control connection. */
  reuse: z.boolean(),
  attemptId: z.string().max(60),
  dataAttemptId: z.string().max(60).nullable(),
  /** How far the control connection came behind the switch; null = not to the first answer. */
  reached: z.enum(['greeted', 'logged-in', 'protected', 'passive', 'listed']).nullable(),
  /** The control connection's; null = it did not become secure. */
  version: z.string().max(40).nullable(),
  hadSession: z.boolean(),
  /** The server's last reply on the control connection. */
  lastCode: z.int().nullable(),
  lastReply: z.string().max(300).nullable(),
  outcome: outcomeSchema,
  /** Of the data connection; null = there was none. */
  dataOutcome: outcomeSchema.nullable(),
  resumed: z.boolean().nullable(),
  /** A list came, or the server said that it had sent one. */
  listed: z.boolean(),
  /** Another address that the server named for its data; never followed. */
  otherAddress: z.string().max(45).nullable(),
});
type Look = z.infer<typeof lookSchema>;

/** Looks by turns: without the session of the first connection, then with it; twice when they differ. */
const factsSchema = z.strictObject({
  address: z.string().max(45),
  looks: z.array(lookSchema).min(1).max(4),
  /** Every look without the session ended in one way and every look with it in the other. null: not both were tried. */
  needsReuse: z.boolean().nullable(),
});
export type FtpDataFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'ftp-data': FtpDataFacts;
  }
}

const IMPLICIT_PORT = 990;
const ROUNDS = 2;

/** How the control connection begins; undefined: this is not FTP as far as we know. null: secure from the first byte. */
const beginning = ({ asked, seen }: ProbeContext): (() => Dialogue | null) | undefined => {
  const { starttls } = optionsOf(asked);
  const known = seen.starttls;
  if (starttls === 'ftp' || (known?.protocol === 'ftp' && known.result.answered))
    return () => dialogueFor('ftp');
  return asked.target.port === IMPLICIT_PORT && seen.hello?.base.answered ? () => null : undefined;
};

/** Names that stand in the texts of programs that move files. */
const FTP_WORDS =
  /\bftps?\b|ftp(?:web|client|request|library)|fluentftp|\bAUTH TLS\b|\b(?:vs|pro|pure-)ftpd\b|filezilla|winscp/i;

/** The person or the pasted text says that it is about moving files; then a guest’s login is in place, which a port alone does not ask for. */
const isAboutFiles = ({ asked }: ProbeContext): boolean => {
  const { depth, starttls } = optionsOf(asked);
  return depth === 'all' || starttls === 'ftp' || FTP_WORDS.test(asked.message);
};

const lookAt = (reuse: boolean, result: FtpDataResult): Look => {
  const { attempt, data, reached, version, hadSession, lastCode } = result;
  return {
    reuse,
    attemptId: attempt.id,
    dataAttemptId: data?.attempt.id ?? null,
    reached,
    version,
    hadSession,
    lastCode,
    lastReply: result.lastReply === null ? null : printable(result.lastReply, 300),
    outcome: attempt.outcome,
    dataOutcome: data?.attempt.outcome ?? null,
    resumed: data?.completed ? data.resumed : null,
    listed: reached === 'listed' || data?.afterFinished === 'data',
    otherAddress: result.otherAddress,
  };
};

const needsReuse = (looks: readonly Look[]): boolean | null => {
  const [without, reused] = [looks.filter(({ reuse }) => !reuse), looks.filter(({ reuse }) => reuse)];
  if (without.length === 0 || reused.length === 0) return null;
  return (
    without.every(({ listed }) => !listed) &&
    reused.every(({ listed, resumed }) => listed && resumed === true)
  );
};

const whyNoData = ({ reached, version, lastReply, outcome }: Look): string => {
  const said = lastReply === null ? '' : ` Its words: “${lastReply}”.`;
  if (version === null) return describeOutcome(outcome);
  if (reached === null || reached === 'greeted')
    return `The file server let no guest in, so its data connection could not be tried.${said}`;
  return `The file server did not get to a data connection.${said}`;
};

const describe = ({ looks, needsReuse: needs }: FtpDataFacts): string => {
  const [first, second] = looks;
  if (!first) return 'Nothing was tried.';
  if (first.dataOutcome === null) return whyNoData(first);
  if (needs)
    return 'The data connection works only when it takes up the TLS session of the first connection (session reuse).';
  if (!second)
    return first.listed
      ? 'The data connection works. The server gave no session that it could have taken up.'
      : describeOutcome(first.dataOutcome);
  if (first.listed && second.listed)
    return 'The data connection works, with and without the TLS session of the first connection.';
  if (first.listed) return 'The data connection works only without the TLS session of the first connection.';
  if (second.listed) return 'The data connection worked only some of the time.';
  return `The data connection did not come about, with or without the TLS session of the first connection: ${first.lastReply ?? describeOutcome(first.dataOutcome)}`;
};

export const probe = defineProbe({
  id: 'ftp-data',
  question: 'Does the file server’s data connection work too (FTP)?',
  areas: ['configuration'],
  needs: ['reach', 'hello', 'starttls'],
  runs: {
    how: 'on-request',
    when: 'when the server speaks FTP and the text or you say that it is about files; logs in as a guest',
  },
  budget: { connections: 4 * ROUNDS, ms: 60_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, net, seen } = context;
    const begin = beginning(context);
    if (!begin) return { status: 'skipped', why: 'The server was not found to speak FTP.' };
    if (!isAboutFiles(context))
      return {
        status: 'skipped',
        why: 'It logs in as a guest, so it runs only when the text or you say that it is about files.',
      };
    const address = seen.starttls?.result.address ?? seen.hello?.base.address ?? seen.reach?.best ?? null;
    if (address === null) return { status: 'skipped', why: whyUnreached(seen) };
    const looks: Look[] = [];
    const look = async (reuse: boolean): Promise<Look> => {
      const result = await net.ftpData({
        purpose: `FTP: a guest’s login and a list, ${reuse ? 'with' : 'without'} the session of the first connection`,
        address,
        serverName: asked.target.serverName,
        reuse,
        dialogue: begin(),
      });
      const one = lookAt(reuse, result);
      looks.push(one);
      return one;
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const without = await look(false);
      if (without.dataOutcome === null || !without.hadSession) break;
      const reused = await look(true);
      if (reused.listed === without.listed) break;
    }
    const facts: FtpDataFacts = { address, looks, needsReuse: needsReuse(looks) };
    return { status: 'ok', facts, outcome: printable(describe(facts), 400) };
  },
});
