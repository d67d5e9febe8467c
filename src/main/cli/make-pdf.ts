import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoken } from '../../shared/i18n/retell';
import { printable } from '../../shared/words/printable';
import type { PrintRequest } from '../report/print-request';
import type { Io } from './io';
import type { WritePdf } from './outputs';

/** The script stands beside out/; this code is bundled into out/main or a folder below it. */
const PLACES = ['../../scripts/pdf.mjs', '../../../scripts/pdf.mjs'].map((path) => join(__dirname, path));
const SCRIPT = PLACES.find((path) => existsSync(path)) ?? join(__dirname, '../../scripts/pdf.mjs');

const INSTEAD = 'Save the case with --case; the window can make the PDF from it.';

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

const run = async (args: readonly string[], io: Io): Promise<number> => {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    io.err(
      text
        .split('\n')
        .map((line) => printable(line, 2_000))
        .join('\n'),
    );
  });
  const stop = (): void => void child.kill();
  io.signal.addEventListener('abort', stop);
  try {
    return await ended(child);
  } finally {
    io.signal.removeEventListener('abort', stop);
  }
};

/** Makes the PDF with the Electron that set-up fetched, in a process of its own; this one stays plain Node. */
export const makePdf =
  (io: Io): WritePdf =>
  async (document, caseText, path) => {
    if (!existsSync(SCRIPT))
      throw new Error(`The PDF can only be made where Handrail was set up: ${SCRIPT} is missing. ${INSTEAD}`);
    const folder = await mkdtemp(join(tmpdir(), 'handrail-print-'));
    try {
      const from = join(folder, 'report.json');
      const request: PrintRequest = { kind: 'handrail-print', document, caseText, language: spoken() };
      await writeFile(from, JSON.stringify(request), { mode: 0o600 });
      const code = await run([from, path], io).catch(() => 1);
      if (code !== 0) throw new Error(`The PDF was not written to ${printable(path, 400)}.`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
