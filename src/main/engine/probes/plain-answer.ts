import { outcomeSchema, plaintextKindSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';

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
// needs: hello (skipped when the base hello was answered) · connections: 1 · question: What answers if it is not TLS?
