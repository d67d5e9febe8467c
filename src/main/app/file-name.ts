import type { ReportDocument } from '../../shared/model/report';

/** "handrail-example.com-2026-11-21": only characters that every file system takes. */
export const suggestedFileName = (document: ReportDocument): string => {
  const host = document.asked.target.host.replace(/[^a-z0-9.-]+/gi, '_').slice(0, 80);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(document.startedAt)?.[0] ?? 'report';
  return `handrail-${host}-${day}`;
};
