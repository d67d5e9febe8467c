import { z } from '../zod';
import { againSchema } from './again';
import { askedSchema } from './asked';
import { LONGEST_NAME } from './case-limits';
import { rawEvidenceSchema } from './evidence';

/** One run inside a case: when, and everything that was observed. */
const caseRunSchema = z.strictObject({
  id: z.string().max(60),
  startedAt: z.string(),
  finishedAt: z.string(),
  cancelled: z.boolean(),
  evidence: rawEvidenceSchema,
  /** Only a part was asked; the rest of `evidence` is from earlier. Absent: everything was asked. */
  again: againSchema.optional(),
  /** A digest of what was connected to and how: only answers about the same may be taken over. Missing in cases of before. */
  way: z.string().max(80).optional(),
});
export type CaseRun = z.infer<typeof caseRunSchema>;

export const CASE_VERSION = 1;

/** A case on disk: what was asked and every run, oldest first. It can be judged again on another machine. At most 16 MiB as a file. */
export const caseFileSchema = z.strictObject({
  kind: z.literal('handrail-case'),
  schemaVersion: z.literal(CASE_VERSION),
  id: z.string().regex(/^[a-z0-9-]{8,60}$/),
  createdAt: z.string(),
  updatedAt: z.string(),
  app: z.strictObject({ name: z.string().max(60), version: z.string().max(60) }),
  /** The person's own name for it; '' = none, then it is known by what it wanted to reach. Missing in files of before. */
  name: z.string().max(LONGEST_NAME).default(''),
  asked: askedSchema,
  runs: z.array(caseRunSchema).max(20),
  /** The wizard's page when it was last saved. */
  step: z.string().max(60),
});
export type CaseFile = z.infer<typeof caseFileSchema>;
