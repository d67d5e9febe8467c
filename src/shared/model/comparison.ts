import { z } from '../zod';
import { conclusionSchema } from './report';

/** One of the two: whose check it is, when and where it was made, and what came of it. Texts may come from a peer: views escape them. */
const sideSchema = z.strictObject({
  title: z.string().max(400),
  at: z.string().max(40),
  headline: z.string().max(300),
  conclusion: conclusionSchema,
  seenFrom: z.string().max(200),
});

/** What one saw where the other saw something else, in a sentence. `left`, `right`: what each saw, in a few words. */
const differenceSchema = z.strictObject({
  id: z.string().max(160),
  group: z.enum(['result', 'program', 'computer', 'way', 'protocol', 'certificate', 'other']),
  /** list: `left` and `right` are whole lists; the sentence says what only one of them has. */
  form: z.enum(['value', 'list']),
  what: z.string().max(200),
  left: z.string().max(400),
  right: z.string().max(400),
  sentence: z.string().max(1_200),
});
export type CaseDifference = z.infer<typeof differenceSchema>;

/** What only one of them measured, or neither could tell: never a difference. */
const openSchema = z.strictObject({
  id: z.string().max(160),
  what: z.string().max(200),
  why: z.string().max(600),
});

const sameSchema = z.strictObject({
  id: z.string().max(160),
  what: z.string().max(200),
  value: z.string().max(400),
});

/** Two checks beside each other: two runs of a case, two machines, or works here and fails there. Most telling difference first. */
export const comparisonOfCasesSchema = z.strictObject({
  left: sideSchema,
  right: sideSchema,
  /** What is to be made of it, first of all. */
  sentence: z.string().max(700),
  differences: z.array(differenceSchema).max(200),
  notCompared: z.array(openSchema).max(100),
  same: z.array(sameSchema).max(200),
});
export type ComparisonOfCases = z.infer<typeof comparisonOfCasesSchema>;
