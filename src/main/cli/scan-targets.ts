import { createReadStream } from 'node:fs';
import { notRead } from '../cases/disk-words';
import type { Io } from './io';
import { type Endpoint, endpointFrom, type ScanAsked } from './scan-options';
import { UsageError } from './usage-error';

const LARGEST_LIST = 1_048_576;
const MOST_TARGETS = 20_000;
const EXAMPLE = '--file servers.txt';
const TOO_LONG = '--file: the list is longer than 1 MB.';

const readBounded = async (path: string): Promise<string> => {
  const pieces: Buffer[] = [];
  let have = 0;
  try {
    for await (const piece of createReadStream(path)) {
      const bytes = Buffer.from(piece as Buffer);
      have += bytes.length;
      if (have > LARGEST_LIST) break;
      pieces.push(bytes);
    }
  } catch (error) {
    throw new UsageError(`--file: ${notRead('The list', path, error)}`, EXAMPLE);
  }
  if (have > LARGEST_LIST) throw new UsageError(TOO_LONG, EXAMPLE);
  return Buffer.concat(pieces).toString('utf8');
};

/** Standard input is read up to its limit, and then given up. */
const readPiped = (io: Io): Promise<string> =>
  io.readInput(LARGEST_LIST).catch((): never => {
    throw new UsageError(TOO_LONG, EXAMPLE);
  });

const listed = async (file: string | null, io: Io): Promise<readonly string[]> => {
  if (file === null) return [];
  const text = file === '-' ? await readPiped(io) : await readBounded(file);
  // One server a line; what follows a # is a note.
  return text.split(/\r?\n/).flatMap((line) => line.replace(/#.*/, '').trim() || []);
};

/** The servers on the command line and in the list, each once. Throws UsageError. */
export const endpointsOf = async (asked: ScanAsked, io: Io): Promise<readonly Endpoint[]> => {
  const texts = [...asked.targets, ...(await listed(asked.file, io))];
  if (texts.length === 0)
    throw new UsageError(
      'No server was given.',
      'handrail scan example.com:443 (and scan --help lists everything)',
    );
  if (texts.length > MOST_TARGETS)
    throw new UsageError(`At most ${MOST_TARGETS} servers at a time.`, EXAMPLE);
  const endpoints = new Map<string, Endpoint>();
  for (const text of texts) {
    const endpoint = endpointFrom(text, asked.serverName);
    endpoints.set(endpoint.label, endpoint);
  }
  return [...endpoints.values()];
};
