import { type FileHandle, open } from 'node:fs/promises';
import { type CaseFile, caseFileSchema } from '../../shared/model/case-file';
import { LARGEST_CASE } from '../../shared/model/case-limits';
import { notRead } from './disk-words';
import { Refusal } from './refusal';
import { upgradeCase } from './upgrade';

const refuse = (sentence: string): never => {
  throw new Refusal('cannot-read', sentence);
};

/** A case is about a dozen levels deep. What is much deeper was made to bring a reader down, in memory or in its stack. */
const DEEPEST = 64;

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
};

const parseJson = (text: string): unknown => {
  if (isTooDeep(text)) refuse('This is not a case file of Handrail: it is nested too deep.');
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('This is not a case file of Handrail: it is not JSON. Case files end in .handrail.json.');
  }
};

/** The text of a case file → the case. Throws a Refusal that says what is wrong with it. */
export const parseCase = (text: string): CaseFile => {
  if (text.length > LARGEST_CASE) refuse('This file is larger than any case file (16 MB).');
  const upgraded = upgradeCase(parseJson(text));
  if (!upgraded.ok) return refuse(upgraded.sentence);
  const parsed = caseFileSchema.safeParse(upgraded.raw);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    return refuse(
      `This case file is damaged${where === '' ? '' : ` (at ${where.slice(0, 100)})`}. Use an earlier copy of it, if there is one.`,
    );
  }
  return parsed.data;
};

/** The bytes of an open file, which is closed. `check`: what has to hold before anything is read. Throws a Refusal. */
export const readOpened = async (
  file: FileHandle,
  path: string,
  what: string,
  limit: number,
  check: () => Promise<void>,
): Promise<Uint8Array> => {
  try {
    await check();
    return await readUpTo(file, limit);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof TooLarge) {
      return refuse(
        `${what} could not be read from ${path}. It is larger than ${Math.floor(limit / 1_048_576)} MB.`,
      );
    }
    return refuse(notRead(what, path, error));
  } finally {
    await file.close();
  }
};

/** Reads a file of at most `limit` bytes; it may be a pipe, as a shell gives one: <(…). Throws a Refusal. */
export const readBytesBounded = async (path: string, what: string, limit: number): Promise<Uint8Array> => {
  const file = await open(path, 'r').catch((error: unknown) => refuse(notRead(what, path, error)));
  return readOpened(file, path, what, limit, async () => {
    if ((await file.stat()).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  });
};

/** The same as text (UTF-8). */
export const readBounded = async (path: string, what: string, limit: number): Promise<string> =>
  Buffer.from(await readBytesBounded(path, what, limit)).toString('utf8');

class TooLarge extends Error {}

/** A pipe or a device has no size, so it is counted while reading. */
const readUpTo = async (file: FileHandle, limit: number): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  let have = 0;
  for await (const piece of file.createReadStream({ autoClose: false })) {
    const bytes = piece as Buffer;
    have += bytes.length;
    if (have > limit) throw new TooLarge();
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
};
