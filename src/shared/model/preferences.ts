import { z } from '../zod';
import { LANGUAGES } from './language';

const shape = {
  /** `system`: the first language of the computer's own list that Handrail speaks. */
  language: z.enum(['system', ...LANGUAGES]),
  textSize: z.enum(['standard', 'large']),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Was the page for the very first start shown? */
  seenFirstRun: z.boolean(),
  /** Practice servers that were started, by id. */
  labsTried: z.array(z.string().min(1).max(60)).max(100),
};

/** What a person chose for the whole program. Additive: a new field needs a default, so that files of before stay readable. */
export const preferencesSchema = z.object({
  language: shape.language.default('system'),
  textSize: shape.textSize.default('standard'),
  appearance: shape.appearance.default('system'),
  seenFirstRun: shape.seenFirstRun.default(false),
  labsTried: shape.labsTried.default([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** What may be changed with one request: one or several of the fields. */
export const preferencesChangeSchema = z.strictObject({
  language: shape.language.exactOptional(),
  textSize: shape.textSize.exactOptional(),
  appearance: shape.appearance.exactOptional(),
  seenFirstRun: shape.seenFirstRun.exactOptional(),
  labsTried: shape.labsTried.exactOptional(),
});
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>;

/** Everything as it is before anybody chose. */
export const USUAL_PREFERENCES: Preferences = preferencesSchema.parse({});
