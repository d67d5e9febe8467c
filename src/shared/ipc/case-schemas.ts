import { conclusionSchema } from '../model/report';
import { z } from '../zod';

/** The id of a case; the name of its file. */
export const caseId = z.string().regex(/^[a-z0-9-]{8,60}$/);

/** One line of the list of saved cases. */
export const caseLineSchema = z.strictObject({
  id: caseId,
  updatedAt: z.string(),
  /** The person's own name for it; '' = none. */
  name: z.string(),
  target: z.string(),
  headline: z.string(),
  /** What the named cause is called, for searching; '' = none was named. */
  cause: z.string(),
  conclusion: conclusionSchema,
  step: z.string(),
  /** Its checks, oldest first. */
  runs: z.array(z.strictObject({ id: z.string().max(60), at: z.string(), cancelled: z.boolean() })).max(20),
  /** Of a practice server, never of a real one. */
  practice: z.boolean(),
  /** The file cannot be read; `headline` says why. */
  broken: z.boolean(),
});

/** The case that was open when the program, or its window, ended without being closed. */
export const recoveredSchema = z.strictObject({
  caseId: caseId.nullable(),
  page: z.string().max(60),
  /** What ended: the whole program, or only its window. */
  ended: z.enum(['program', 'window']),
  /** A check was under way. */
  checking: z.boolean(),
});

/**
 * What became of one file that was to be a case. `same`: the very same case was there already. `taken`: another case has its place, and
 * the person has to say what is to be done (`case:settle` with the token).
 */
export const importedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['added', 'same']), file: z.string(), caseId, title: z.string() }),
  z.strictObject({
    kind: z.literal('taken'),
    file: z.string(),
    token: z.string().max(60),
    title: z.string(),
    updatedAt: z.string(),
    there: z.strictObject({ title: z.string(), updatedAt: z.string() }),
  }),
  z.strictObject({ kind: z.literal('refused'), file: z.string(), sentence: z.string() }),
]);

/** One check of one case; a null run is the newest one. */
export const runRefSchema = z.strictObject({ caseId, runId: z.string().max(60).nullable() });

/** `cancelled`: the person closed the dialog. A failure to write is an IpcFailure with code `cannot-write`; the case stays saved. */
export const savedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
