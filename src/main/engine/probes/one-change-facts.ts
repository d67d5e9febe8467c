import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

/** Everything that a step may change, one at a time. */
export const variableSchema = z.enum([
  'version',
  'suites',
  'groups',
  'signature-schemes',
  'server-name',
  'alpn',
  'client-certificate',
  'size',
  'form',
  'extensions',
  'address',
  'family',
  'way',
  'starttls',
  'time',
]);
export type Variable = z.infer<typeof variableSchema>;

/** The search for the one change between a greeting that fails and one that works. */
export const oneChangeFactsSchema = z.strictObject({
  /** base-fails: from ours, which fails, to any that works. program-fails: from ours, which works, to that of the chosen program. */
  from: z.enum(['base-fails', 'program-fails']),
  steps: z
    .array(
      z.strictObject({
        variable: variableSchema,
        /** "without the server name", "only ECDHE_RSA with AES-GCM". */
        change: z.string().max(200),
        result: helloFactsSchema,
        /** What the answer shut out or left open, in one line. */
        learned: z.string().max(300),
      }),
    )
    .max(30),
  /** The pair that is left, measured again by turns; null when no single change makes the difference. */
  pair: z
    .strictObject({
      variable: variableSchema,
      works: z.string().max(200),
      fails: z.string().max(200),
      working: z.array(helloFactsSchema).max(6),
      failing: z.array(helloFactsSchema).max(6),
      holds: z.boolean(),
      /** Several things have to change together; then `variable` is the first of them. */
      together: z.array(variableSchema).max(6),
      /** The working side is the program's own greeting with this one thing as in ours. Absent: it is not, or a case of before. */
      mended: z.literal('program').optional(),
    })
    .nullable(),
  /** Why no pair is left. */
  why: z.string().max(300),
});
export type OneChangeFacts = z.infer<typeof oneChangeFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'one-change': OneChangeFacts;
  }
}
