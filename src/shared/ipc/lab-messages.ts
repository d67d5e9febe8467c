import { labScenarioSchema, labStartedSchema } from '../model/lab';
import { z } from '../zod';

const id = z.int().min(0);
const scenario = z.string().min(1).max(60);

/** What main asks the lab's process. `id` comes back with the answer. */
export const labRequestSchema = z.discriminatedUnion('call', [
  z.strictObject({ id, call: z.literal('list') }),
  z.strictObject({ id, call: z.literal('start'), scenario }),
  z.strictObject({ id, call: z.literal('setFixed'), scenario, fixed: z.boolean() }),
]);
export type LabRequest = z.infer<typeof labRequestSchema>;

/** What the lab's process answers: `value` is the list for `list`, else the started scenario. */
export const labReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    id,
    ok: z.literal(true),
    value: z.union([z.array(labScenarioSchema).max(60), labStartedSchema]),
  }),
  z.strictObject({ id, ok: z.literal(false), message: z.string().max(600) }),
]);
export type LabReply = z.infer<typeof labReplySchema>;
