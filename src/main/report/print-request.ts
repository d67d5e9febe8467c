import { LANGUAGES, type Language } from '../../shared/model/language';
import { type ReportDocument, reportSchema } from '../../shared/model/report';
import { z } from '../../shared/zod';

const requestSchema = z.strictObject({
  kind: z.literal('handrail-print'),
  document: reportSchema,
  caseText: z
    .string()
    .max(16 * 1024 * 1024)
    .nullable(),
  language: z.enum(LANGUAGES).default('en'),
});
export type PrintRequest = z.infer<typeof requestSchema>;

interface Printing {
  readonly document: ReportDocument;
  readonly caseText: string | null;
  readonly language: Language;
}

/** A file for the printer: a report document alone, or one with the case to attach. Throws when it is neither. */
export const readPrintRequest = (text: string): Printing => {
  const raw: unknown = JSON.parse(text);
  const asked = requestSchema.safeParse(raw);
  return asked.success ? asked.data : { document: reportSchema.parse(raw), caseText: null, language: 'en' };
};
