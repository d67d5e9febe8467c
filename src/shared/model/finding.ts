import { z } from '../zod';
import { areaSchema } from './asked';

export const ownerSchema = z.enum([
  'this-computer',
  'it-desk',
  'network-team',
  'server-owner',
  'program-vendor',
]);
export type Owner = z.infer<typeof ownerSchema>;

/** confirmed: a measured pair that differs in one thing, repeated. likely: compared. unknown: an observation is missing, and why. */
export const certaintySchema = z.enum(['confirmed', 'likely', 'possible', 'ruled-out', 'unknown']);
export type Certainty = z.infer<typeof certaintySchema>;

export const tableSchema = z.strictObject({
  kind: z.literal('table'),
  title: z.string().max(200),
  columns: z.array(z.string().max(100)).max(8),
  rows: z.array(z.array(z.string().max(400)).max(8)).max(60),
});

/**
 * A chain of certificates, the server's own first. `missing`: nobody sent it, and it is not here either. `where`: addresses at which it can
 * be had. `anchor`: not sent, and a trusted root. Documents of before have neither `where` nor `at`.
 */
export const chainSchema = z.strictObject({
  kind: z.literal('chain'),
  title: z.string().max(200),
  /** When it was looked at, for the dates; '' = not known. */
  at: z.string().max(40).default(''),
  certificates: z
    .array(
      z.strictObject({
        role: z.enum(['server', 'intermediate', 'root', 'missing', 'anchor']),
        subject: z.string().max(400),
        issuer: z.string().max(400),
        notBefore: z.string().max(40),
        notAfter: z.string().max(40),
        note: z.string().max(300),
        bad: z.boolean(),
        where: z.string().max(400).default(''),
      }),
    )
    .max(12),
});
export type Chain = z.infer<typeof chainSchema>;

/** The four closed shapes in which evidence is shown. All text in them may come from a peer: views escape it. */
const detailSchema = z.discriminatedUnion('kind', [
  tableSchema,
  z.strictObject({ kind: z.literal('timeline'), title: z.string().max(200), attemptId: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('bytes'),
    title: z.string().max(200),
    hex: z.string().max(1_024),
    notes: z.array(z.strictObject({ from: z.int(), to: z.int(), text: z.string().max(200) })).max(20),
  }),
  chainSchema,
]);
export type Detail = z.infer<typeof detailSchema>;

/**
 * How a sentence is known. measured: read off the wire, or a repeated pair that differs in one thing. compared: two things were held
 * against each other. inferred: follows from what is known, not seen. told: the person's answer, or the text they pasted.
 */
const gradeSchema = z.enum(['measured', 'compared', 'inferred', 'told']);
export type Grade = z.infer<typeof gradeSchema>;

/** One reason, how it is known, and the attempts that show it. Documents of before have no grade. */
const becauseSchema = z.strictObject({
  text: z.string().max(600),
  attempts: z.array(z.string().max(60)).max(20),
  grade: gradeSchema.default('inferred'),
});
export type Because = z.infer<typeof becauseSchema>;

/** What one owner does, for one kind of system (`stack`, e.g. "Windows Server / IIS", or "any"), and how to take it back. */
const fixSchema = z.strictObject({
  owner: ownerSchema,
  stack: z.string().max(80),
  steps: z.array(z.string().max(600)).min(1).max(10),
  undo: z.string().max(400),
});
export type Fix = z.infer<typeof fixSchema>;

export const findingSchema = z.strictObject({
  causeId: z.string().max(60),
  area: areaSchema,
  verdict: z.enum(['confirmed', 'likely', 'possible']),
  title: z.string().max(200),
  meaning: z.string().max(1_200),
  owner: ownerSchema,
  nextStep: z.string().max(600),
  fix: z.array(fixSchema).max(12),
  because: z.array(becauseSchema).max(12),
  details: z.array(detailSchema).max(8),
  /** What cannot be seen from here about this cause. */
  unseen: z.string().max(600),
  sources: z.array(z.string().max(300)).max(8),
  /** The one observation that would decide it, while it is not confirmed; '' when it is, and in documents of before. */
  decides: z.string().max(400).default(''),
  /** The cause that explains this one, which therefore steps back behind it. */
  explainedBy: z.string().max(60).nullable().default(null),
  /** What speaks against it, or against having it together with another finding. */
  contradictions: z.array(z.string().max(400)).max(6).default([]),
});
export type Finding = z.infer<typeof findingSchema>;
