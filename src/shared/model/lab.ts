import { z } from '../zod';
import { askedSchema } from './asked';

/** One broken server of the practice lab, as the wizard lists it. `causeId`: what Handrail should find, for tests and for the table. */
export const labScenarioSchema = z.strictObject({
  id: z.string().max(60),
  title: z.string().max(120),
  story: z.string().max(600),
  learn: z.string().max(400),
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
