import { outcomeSchema, plaintextKindSchema } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printableBytes } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import type { AttemptResult } from './net-port';
import { stuckInWords } from './starttls-dialogue';
import { whyUnreached } from './unreached';

/** A plain HTTP request without TLS; `https` words in the answer ("The plain HTTP request was sent to HTTPS port") are TLS servers talking. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  outcome: outcomeSchema,
  looksLike: plaintextKindSchema.nullable(),
  /** First line, made printable. */
  firstLine: z.string().max(400).nullable(),
  httpStatus: z.int().nullable(),
  /** The answer itself says that this port wants TLS. */
  saysUseTls: z.boolean(),
});
export type PlainAnswerFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'plain-answer': PlainAnswerFacts;
  }
}

/** What web servers write into a plain answer on a TLS port: nginx, Apache httpd, Go, Tomcat, Jetty, in their own English words. */
const TLS_WANTED = [
  /plain http request was sent to https port/i,
  /speaking plain http to an ssl-enabled/i,
  /sent an http request to an https server/i,
  /combination of host and port requires tls/i,
  /(?:requires|use) https|https (?:is )?required/i,
];

const request = (host: string, port: number): Uint8Array => {
  const name = (host.includes(':') ? `[${host}]` : host).replace(/[^A-Za-z0-9.:_[\]-]/g, '');
  const address = port === 80 ? name : `${name}:${port}`;
  return new TextEncoder().encode(`GET / HTTP/1.1\r\nHost: ${address}\r\nConnection: close\r\n\r\n`);
};

const readAnswer = ({ attempt, plaintext }: AttemptResult): PlainAnswerFacts => {
  const { id, outcome } = attempt;
  const text = plaintext ? new TextDecoder().decode(plaintext) : '';
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(text)?.[1];
  const body = text.replace(/^location:.*$/gim, '');
  return {
    attemptId: id,
    outcome,
    looksLike: outcome.kind === 'plaintext' ? outcome.looksLike : status ? 'http' : null,
    firstLine: plaintext ? printableBytes(plaintext, 400) : null,
    httpStatus: status ? Number(status) : null,
    // An alert is a TLS record: whoever answers plain words with one was waiting for TLS.
    saysUseTls: outcome.kind === 'alert' || TLS_WANTED.some((words) => words.test(body)),
  };
};

const describe = (facts: PlainAnswerFacts): string => {
  if (facts.saysUseTls) return 'The server says that this port is for secure connections (TLS).';
  if (facts.httpStatus !== null) return `The server answered in plain HTTP (status ${facts.httpStatus}).`;
  return describeOutcome(facts.outcome);
};

export const probe = defineProbe({
  id: 'plain-answer',
  question: 'What answers if it is not TLS?',
  areas: ['configuration'],
  needs: ['hello'],
  budget: { connections: 1, ms: 8_000 },
  facts: factsSchema,
  async run({ asked, net, seen }) {
    if (!seen.hello) return { status: 'skipped', why: whyUnreached(seen) };
    if (seen.hello.base.answered) return { status: 'skipped', why: 'The server speaks TLS here.' };
    const { host, serverName, port } = asked.target;
    const result = await net.attempt({
      purpose: 'A plain HTTP request, without TLS',
      address: seen.hello.base.address,
      send: request(serverName ?? host, port),
      hello: null,
      until: 'first-bytes',
      // Where the plain words of the run lead nowhere, the question is what answers without them.
      ...(stuckInWords(seen.hello.base) ? { dialogue: null } : {}),
    });
    const facts = readAnswer(result);
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
