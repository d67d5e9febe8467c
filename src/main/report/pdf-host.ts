import '../engine/webcrypto';
import { readFile } from 'node:fs/promises';
import { app, protocol } from 'electron';
import { speakIn } from '../../shared/i18n/load';
import { lacksGraphics } from '../app/lacks-graphics';
import { writeWhole } from '../cases/write-file';
import { APP_SCHEME } from './app-scheme';
import { renderReportPdf } from './pdf';
import { readPrintRequest } from './print-request';

// Entry for the terminal's --pdf: `electron out/main/pdf.js REPORT.json OUT.pdf`. No window is shown; exit 0 means that OUT.pdf is there.
app.enableSandbox();
if (lacksGraphics()) app.disableHardwareAcceleration();
protocol.registerSchemesAsPrivileged([APP_SCHEME]);
// The printing window is the only one; the file is written after it is gone.
app.on('window-all-closed', () => undefined);

const main = async (): Promise<void> => {
  const [from, to] = process.argv.filter((arg) => !arg.startsWith('-')).slice(-2);
  if (from === undefined || to === undefined) throw new Error('Two file names are needed.');
  const { document, caseText, language } = readPrintRequest(await readFile(from, 'utf8'));
  await speakIn(language);
  await app.whenReady();
  await writeWhole(to, await renderReportPdf(document, caseText));
};

main().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `The PDF could not be made: ${error instanceof Error ? error.message : 'no reason was given'}\n`,
    );
    app.exit(1);
  },
);
