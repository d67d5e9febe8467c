import { z } from '../zod';
import { askedSchema } from './asked';

/** The parts of the list, in their order. `fine`: nothing is broken, and that is the lesson. */
export const LAB_GROUPS = ['certificates', 'versions', 'settings', 'closed', 'sometimes', 'fine'] as const;
export type LabGroup = (typeof LAB_GROUPS)[number];

/** One broken server of the practice lab, as the wizard lists it. `causeId`: what Handrail should find, for tests and for the table. */
export const labScenarioSchema = z.strictObject({
  id: z.string().max(60),
  title: z.string().max(120),
  story: z.string().max(600),
  /** What it teaches, in one sentence. */
  learn: z.string().max(400),
  /** How the same thing is recognised in real life. */
  recognise: z.string().max(300),
  /** What to do or to ask for then. */
  ask: z.string().max(300),
  group: z.enum(LAB_GROUPS),
  /** How long a first-time reader takes from start to report. */
  minutes: z.int().min(1).max(30),
  causeId: z.string().max(60),
  /** Can the lab repair it, so that "check again" has something to show? */
  fixable: z.boolean(),
});
export type LabScenario = z.infer<typeof labScenarioSchema>;

/** A scenario that is running: the prefilled answers to start a run with. */
export const labStartedSchema = z.strictObject({
  scenario: labScenarioSchema,
  asked: askedSchema,
  fixed: z.boolean(),
});
export type LabStarted = z.infer<typeof labStartedSchema>;
