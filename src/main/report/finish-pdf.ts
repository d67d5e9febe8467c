import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';

export interface PdfFacts {
  readonly title: string;
  readonly language: string;
  readonly producer: string;
  /** The time of the run, so that the same report gives the same file. */
  readonly at: Date;
  /** The case, attached so that it can be judged again from the report alone; null attaches nothing. */
  readonly caseText: string | null;
}

/** Gives a printed PDF what the printer leaves out: title, language, producer, dates, and the case as an attachment. */
export const finishPdf = async (printed: Uint8Array, facts: PdfFacts): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  pdf.setLanguage(facts.language);
  pdf.setProducer(facts.producer);
  pdf.setCreator(facts.producer);
  // A case from elsewhere may hold a time that is none; the report is printed all the same.
  const at = Number.isNaN(facts.at.getTime()) ? new Date(0) : facts.at;
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  if (facts.caseText !== null) {
    await pdf.attach(new TextEncoder().encode(facts.caseText), 'case.handrail.json', {
      mimeType: 'application/json',
      description: 'The case: open it with Handrail to see it again.',
      creationDate: at,
      modificationDate: at,
      afRelationship: AFRelationship.Data,
    });
  }
  return pdf.save();
};
