import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseLine } from '../../shared/ipc/contract';
import type { CaseFile } from '../../shared/model/case-file';
import { LONGEST_NAME } from '../../shared/model/case-limits';
import { conclusionSchema } from '../../shared/model/report';
import { printable } from '../../shared/words/printable';
import { z } from '../../shared/zod';
import type { Judge } from './judge-case';
import { Refusal } from './refusal';
import { writeWhole } from './write-file';

/** At most so many cases are listed, the newest first. */
export const MOST_CASES = 500;

const lineSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{8,60}$/),
  updatedAt: z.string().max(40),
  name: z.string().max(LONGEST_NAME),
  target: z.string().max(400),
  headline: z.string().max(300),
  cause: z.string().max(200),
  conclusion: conclusionSchema,
  step: z.string().max(60),
  runs: z
    .array(z.strictObject({ id: z.string().max(60), at: z.string().max(40), cancelled: z.boolean() }))
    .max(20),
  practice: z.boolean(),
  broken: z.boolean(),
});

/** Lines by file name, so that a list need not read and judge every case again. Only a cache: anything odd in it is dropped. */
const indexSchema = z.strictObject({
  app: z.string().max(60),
  lines: z.record(z.string().max(80), z.strictObject({ stamp: z.string().max(60), line: lineSchema })),
});
type Index = z.infer<typeof indexSchema>;

/** The line of a case that could be read. */
export const lineOf = (file: CaseFile, judge: Judge): CaseLine => {
  const document = judge(file);
  const summary = document?.summary;
  return {
    id: file.id,
    updatedAt: file.updatedAt,
    name: file.name,
    target: printable(file.asked.target.display, 400),
    headline: summary?.headline ?? 'Not checked yet',
    cause: document?.findings?.find(({ causeId }) => causeId === summary?.causeId)?.title ?? '',
    conclusion: summary?.conclusion ?? 'could-not-tell',
    step: file.step,
    runs: file.runs.map(({ id, finishedAt, cancelled }) => ({
      id,
      at: printable(finishedAt, 40),
      cancelled,
    })),
    practice: file.asked.lab !== null,
    broken: false,
  };
};

const unreadable = (name: string, when: Date, why: string): CaseLine => ({
  id: caseIdOf(name) ?? `file-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`,
  updatedAt: when.toISOString(),
  name: '',
  target: name.slice(0, 400),
  cause: '',
  runs: [],
  practice: false,
  broken: true,
  headline: `This file cannot be read. ${why}`.slice(0, 300),
  conclusion: 'could-not-tell',
  step: '',
});

/** The id in a file name of ours, or null. */
export const caseIdOf = (name: string): string | null => /^([a-z0-9-]{8,60})\.json$/.exec(name)?.[1] ?? null;

const INDEX = 'index.cache';

const readIndex = async (folder: string, app: string): Promise<Index> => {
  try {
    const parsed = indexSchema.parse(JSON.parse(await readFile(join(folder, INDEX), 'utf8')));
    if (parsed.app === app) return parsed;
  } catch {
    // No cache, or not one of ours: everything is read again.
  }
  return { app, lines: {} };
};

interface Found {
  readonly name: string;
  readonly stamp: string;
  readonly at: Date;
}

const filesIn = async (folder: string): Promise<Found[]> => {
  const found: Found[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json') || name.startsWith('.')) continue;
    const info = await stat(join(folder, name)).catch(() => null);
    if (info?.isFile()) found.push({ name, stamp: `${info.size}-${info.mtimeMs}`, at: info.mtime });
  }
  return found.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_CASES);
};

/**
 * One line for each file of the folder, the newest first. A broken file is listed with what is wrong, never hidden or deleted.
 * Rejects with the operating system's error when the folder can't be read.
 */
export const listCases = async (
  folder: string,
  app: string,
  load: (name: string) => Promise<CaseFile>,
  judge: () => Promise<Judge>,
): Promise<CaseLine[]> => {
  const old = await readIndex(folder, app);
  const index: Index = { app, lines: {} };
  const lines: CaseLine[] = [];
  let changed = false;
  for (const { name, stamp, at } of await filesIn(folder)) {
    const known = old.lines[name];
    if (known?.stamp === stamp) {
      index.lines[name] = known;
      lines.push(known.line);
      continue;
    }
    try {
      const line = lineOf(await load(name), await judge());
      index.lines[name] = { stamp, line };
      lines.push(line);
      changed = true;
    } catch (error) {
      lines.push(unreadable(name, at, error instanceof Refusal ? error.message : ''));
    }
  }
  if (changed) await writeWhole(join(folder, INDEX), JSON.stringify(index), 0o600).catch(() => undefined);
  return lines;
};
