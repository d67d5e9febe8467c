import { readBytesBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import { UsageError } from './usage-error';

const LARGEST = 4_096;
const LONGEST = 1_024;

/** The first line of a file that holds one password; the end of line is not part of it. Throws UsageError; no message holds the content. */
export const readSecretFile = async (flag: string, path: string): Promise<string> => {
  const bytes = await readBytesBounded(path, 'The file', LARGEST).catch((error: unknown): never => {
    if (error instanceof Refusal)
      throw new UsageError(`${flag} ${path}: ${error.message}`, `${flag} secret.txt`);
    throw error;
  });
  const [line = ''] = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  if (line === '' || line.length > LONGEST)
    throw new UsageError(
      `${flag} ${path}: the first line has to be the password, at most ${LONGEST} characters.`,
      `${flag} secret.txt`,
    );
  return line;
};
