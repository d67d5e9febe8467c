import { clientCertificateSchema } from '../model/way';
import { z } from '../zod';

/** A client certificate that the main process holds; the window knows it only by this word. */
export const certificateHandle = z.string().regex(/^[a-z0-9-]{8,60}$/);

/** Whose the certificate is, in the words of a case. */
const heldCertificateSchema = clientCertificateSchema.extend({
  kind: z.literal('ready'),
  handle: certificateHandle,
});

/** `locked`: a passphrase is needed. `wrong`: the one that was given does not open it. */
export const chosenCertificateSchema = z.discriminatedUnion('kind', [
  heldCertificateSchema,
  z.strictObject({
    kind: z.literal('locked'),
    handle: certificateHandle,
    fileName: z.string().max(255),
    wrong: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
