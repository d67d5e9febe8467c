import { app, BrowserWindow, type Session, session } from 'electron';
import { factsOf } from '../../shared/i18n/languages';
import { spoken } from '../../shared/i18n/retell';
import type { ReportDocument } from '../../shared/model/report';
import { finishPdf } from './finish-pdf';
import { paperFor } from './paper';
import { renderReportPage, reportTitle } from './render-html';
import { reportStyle } from './report-style';

const PAGE = 'app://print/report.html';
const STYLE = 'app://print/report.css';
const POLICY = "default-src 'none'; style-src 'self'; font-src data:; img-src data:";
const PATIENCE_MS = 60_000;

const FOOTER =
  '<div style="width:100%;margin:0 14mm;font:8px system-ui,sans-serif;color:#47565f;display:flex;justify-content:space-between"><span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>';

const answer = (body: string, type: string): Response =>
  new Response(body, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': POLICY },
  });

/** A session of its own, in memory, that can reach these two texts and nothing else. */
const sessionFor = (html: string): Session => {
  const own = session.fromPartition(`print-${Date.now()}-${Math.random()}`);
  own.protocol.handle('app', ({ url }) => {
    if (url === PAGE) return answer(html, 'text/html');
    return url === STYLE ? answer(reportStyle, 'text/css') : new Response('', { status: 404 });
  });
  own.webRequest.onBeforeRequest(({ url }, done) => done({ cancel: !/^(?:app|data):/.test(url) }));
  own.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  own.setPermissionCheckHandler(() => false);
  return own;
};

const hiddenWindow = (html: string): BrowserWindow =>
  new BrowserWindow({
    show: false,
    webPreferences: {
      session: sessionFor(html),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: true,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });

const print = async (window: BrowserWindow): Promise<Buffer> => {
  await window.loadURL(PAGE);
  return window.webContents.printToPDF({
    pageSize: paperFor(app.getLocaleCountryCode(), app.getLocale()),
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    margins: { top: 0.6, bottom: 0.75, left: 0.6, right: 0.6 },
    // Electron 25 ignores these two; newer ones make headings and structure from them.
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
};

/**
 * The report as a PDF: the same page as the preview, printed in a hidden sandboxed window without script, with the case attached.
 * Only after app is ready. Rejects when Chromium can't print, or takes longer than a minute.
 */
export const renderReportPdf = async (
  document: ReportDocument,
  caseText: string | null,
): Promise<Uint8Array> => {
  const window = hiddenWindow(renderReportPage(document, STYLE));
  const late = setTimeout(() => window.destroy(), PATIENCE_MS);
  try {
    const printed = await print(window);
    return await finishPdf(printed, {
      title: reportTitle(document),
      language: factsOf(spoken()).locale,
      producer: `${document.app.name} ${document.app.version}`,
      at: new Date(document.finishedAt),
      caseText,
    });
  } finally {
    clearTimeout(late);
    window.destroy();
  }
};
