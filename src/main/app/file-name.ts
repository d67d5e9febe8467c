import type { ReportDocument } from '../../shared/model/report';

export type SaveAs = 'pdf' | 'json' | 'html' | 'case';

const ENDINGS: { readonly [A in SaveAs]: string } = {
  pdf: '.pdf',
  json: '.json',
  html: '.html',
  case: '.handrail.json',
};

/** "handrail-example.com-2026-11-21.pdf": only characters that every file system takes. */
export const suggestedFileName = (document: ReportDocument, as: SaveAs): string => {
  const host = document.asked.target.host.replace(/[^a-z0-9.-]+/gi, '_').slice(0, 80);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(document.startedAt)?.[0] ?? 'report';
  return `handrail-${host}-${day}${ENDINGS[as]}`;
};

/** Adds the ending when the person left it out. */
export const withEnding = (path: string, as: SaveAs): string =>
  /\.[a-z0-9]{1,5}$/i.test(path) ? path : `${path}${ENDINGS[as]}`;
