import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { finishPdf } from './finish-pdf';
import tooOld from './golden/client-too-old.report.json';
import { paperFor } from './paper';
import { readPrintRequest } from './print-request';

const facts = {
  title: 'Handrail report: ü.example:443',
  language: 'en',
  producer: 'Handrail 0.1.0',
  at: new Date('2026-11-21T10:00:00Z'),
  caseText: '{"kind":"handrail-case"}',
};

const printed = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  return pdf.save();
};

describe('a finished PDF', () => {
  it('has title, producer and date, and the case as an attachment', async () => {
    const pdf = await PDFDocument.load(await finishPdf(await printed(), facts), { updateMetadata: false });
    expect([pdf.getTitle(), pdf.getProducer(), pdf.getCreationDate()?.toISOString()]).toEqual([
      facts.title,
      facts.producer,
      '2026-11-21T10:00:00.000Z',
    ]);
    const [attached] = pdf.getAttachments();
    expect(attached?.name).toBe('case.handrail.json');
    expect(Buffer.from(attached?.data ?? []).toString()).toBe(facts.caseText);
  });
  it('is made although the time of the run is none', async () => {
    const pdf = await PDFDocument.load(await finishPdf(await printed(), { ...facts, at: new Date('x') }));
    expect(pdf.getTitle()).toBe(facts.title);
  });
  it('attaches nothing when there is no case', async () => {
    const pdf = await PDFDocument.load(await finishPdf(await printed(), { ...facts, caseText: null }));
    expect(pdf.getAttachments()).toEqual([]);
  });
});

describe('the file for the printer', () => {
  it('is a report, or a report with its case', () => {
    expect(readPrintRequest(JSON.stringify(tooOld))).toMatchObject({ caseText: null });
    const request = { kind: 'handrail-print', document: tooOld, caseText: '{}' };
    expect(readPrintRequest(JSON.stringify(request))).toMatchObject({
      caseText: '{}',
      document: { id: tooOld.id },
    });
  });
  it('is nothing else', () => {
    expect(() => readPrintRequest('{"kind":"handrail-print"}')).toThrow();
    expect(() => readPrintRequest('no')).toThrow();
  });
});

describe('the paper', () => {
  it('is Letter where people have it, and A4 elsewhere', () => {
    expect([paperFor('US'), paperFor('', 'en-CA'), paperFor('DE', 'en-US'), paperFor('', 'de')]).toEqual([
      'Letter',
      'Letter',
      'A4',
      'A4',
    ]);
  });
});
