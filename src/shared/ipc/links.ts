import { z } from '../zod';

/** Links the window may open in the person's browser, by id; the addresses live in main. */
export const linkIdSchema = z.enum([
  'rfc8446',
  'rfc5246',
  'rfc5280',
  'rfc6066',
  'dotnet-tls',
  'schannel-tls',
]);
export type LinkId = z.infer<typeof linkIdSchema>;
