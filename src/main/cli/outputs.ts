import { retell } from '../../shared/i18n/retell';
import type { CaseFile } from '../../shared/model/case-file';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import type { ReportDocument } from '../../shared/model/report';
import { notWritten } from '../cases/disk-words';
import { shareableCaseText } from '../cases/shareable';
import { writeWhole } from '../cases/write-file';
import type { Io } from './io';
import type { OutputOptions } from './options';
import { UsageError } from './usage-error';

/** Makes the PDF and writes it; rejects with a sentence. */
export type WritePdf = (document: ReportDocument, caseText: string, path: string) => Promise<void>;

export interface OutputMakers {
  readonly html: (document: ReportDocument) => Promise<string>;
  readonly pdf: WritePdf;
  readonly comparison: (comparison: ComparisonOfCases) => Promise<string>;
}

type Kind = 'json' | 'html' | 'pdf' | 'case';
const KINDS: readonly Kind[] = ['json', 'html', 'case', 'pdf'];
const NAMES: { readonly [K in Kind]: string } = {
  json: 'The report as JSON',
  html: 'The report as a web page',
  case: 'The case file',
  pdf: 'The PDF',
};

/** Refuses what can't work before anything is checked: two outputs on one place, a PDF on standard output. */
export const checkOutputs = (options: OutputOptions): void => {
  const taken = new Map<string, Kind>();
  for (const kind of KINDS) {
    const path = options[kind];
    if (path === undefined) continue;
    if (path === '') throw new UsageError(`--${kind}: the file name is missing.`, `--${kind} report.${kind}`);
    if (kind === 'pdf' && path === '-')
      throw new UsageError('--pdf: a PDF goes into a file, not to standard output.', '--pdf report.pdf');
    const other = taken.get(path);
    if (other !== undefined)
      throw new UsageError(
        `--${other} and --${kind} name the same place. Give each its own.`,
        `--${other} a.${other} --${kind} b.${kind}`,
      );
    taken.set(path, kind);
  }
};

/** Is standard output taken by a result, so that the words for people go to standard error? */
export const outputTakesStdout = (options: OutputOptions): boolean =>
  KINDS.some((kind) => options[kind] === '-');

/** Writes every result that was asked for; one that fails is said and the others are written. Gives how many failed. */
export const writeOutputs = async (
  options: OutputOptions,
  file: CaseFile,
  document: ReportDocument,
  makers: OutputMakers,
  io: Io,
): Promise<number> => {
  const caseText = shareableCaseText(file, document);
  const content = async (kind: Exclude<Kind, 'pdf'>): Promise<string> => {
    if (kind === 'json') return `${JSON.stringify(document, null, 2)}\n`;
    return kind === 'html' ? makers.html(document) : caseText;
  };
  const write = async (kind: Kind, path: string): Promise<void> => {
    if (kind === 'pdf') return makers.pdf(document, caseText, path);
    const made = await content(kind);
    if (path === '-') return io.out(made);
    return writeWhole(path, made).catch((error: unknown): never => {
      throw new Error(notWritten(NAMES[kind], path, error));
    });
  };
  let failed = 0;
  for (const kind of KINDS) {
    const path = options[kind];
    if (path === undefined) continue;
    try {
      await write(kind, path);
      if (path !== '-') io.err(`${retell(NAMES[kind])}: ${path}\n`);
    } catch (error) {
      failed += 1;
      io.err(`${retell(error instanceof Error ? error.message : `${NAMES[kind]} could not be made.`)}\n`);
    }
  }
  return failed;
};
