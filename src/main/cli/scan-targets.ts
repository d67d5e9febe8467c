import { createReadStream } from 'node:fs';
import { printable } from '../../shared/words/printable';
import { notRead } from '../cases/disk-words';
import type { Io } from './io';
import { type Endpoint, endpointFrom, type NoEndpoint, readEndpoint, type ScanAsked } from './scan-options';
import { UsageError } from './usage-error';

const LARGEST_LIST = 1_048_576;
const MOST_TARGETS = 20_000;
const EXAMPLE = '--file servers.txt';
const TOO_LONG = '--file: the list is longer than 1 MB.';
/** So many lines that can’t be read are named; the others are counted. */
const MOST_NAMED = 5;

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

/** One server of the list, and the line it stands in. */
interface Listed {
  readonly text: string;
  readonly line: number;
}

const listed = async (file: string | null, io: Io): Promise<readonly Listed[]> => {
  if (file === null) return [];
  const text = file === '-' ? await readPiped(io) : await readBounded(file);
  // One server a line; what follows a # is a note.
  return text.split(/\r?\n/).flatMap((line, index) => {
    const server = line.replace(/#.*/, '').trim();
    return server === '' ? [] : [{ text: server, line: index + 1 }];
  });
};

/** What an @ stands in may hold a password, and is not repeated. */
const quoted = (text: string): string => (text.includes('@') ? '' : `: “${printable(text, 60)}”`);

interface Unreadable {
  readonly words: string;
  readonly example: string;
}

const unreadable = (
  { text, line }: Listed,
  file: string | null,
  { sentence, example }: NoEndpoint,
): Unreadable => {
  const where =
    file === null || file === '-'
      ? `Line ${line} of the list on standard input can’t be read`
      : `Line ${line} of ${printable(file, 120)} can’t be read`;
  return { words: `${where}${quoted(text)}. ${sentence}`, example };
};

/** Nothing is sent while one line is not understood: a scan that is done leaves no server out without a word. */
const refuseLines = ([first, ...rest]: readonly Unreadable[]): void => {
  if (first === undefined) return;
  const named = [first, ...rest.slice(0, MOST_NAMED - 1)].map(({ words }) => words);
  const more = 1 + rest.length - named.length;
  if (more > 0) named.push(more === 1 ? 'One more line can’t be read.' : `${more} more lines can’t be read.`);
  throw new UsageError(
    [...named, 'No server of the list was scanned. Change the line, or put a # before it.'].join('\n'),
    first.example,
  );
};

const readListed = (lines: readonly Listed[], asked: ScanAsked): readonly Endpoint[] => {
  const wrong: Unreadable[] = [];
  const endpoints: Endpoint[] = [];
  for (const one of lines) {
    const read = readEndpoint(one.text, asked.serverName);
    if ('sentence' in read) wrong.push(unreadable(one, asked.file, read));
    else endpoints.push(read);
  }
  refuseLines(wrong);
  return endpoints;
};

/** The servers on the command line and in the list, each once. Throws UsageError. */
export const endpointsOf = async (asked: ScanAsked, io: Io): Promise<readonly Endpoint[]> => {
  const lines = await listed(asked.file, io);
  const many = asked.targets.length + lines.length;
  if (many === 0)
    throw new UsageError(
      'No server was given.',
      'handrail scan example.com:443 (and scan --help lists everything)',
    );
  if (many > MOST_TARGETS) throw new UsageError(`At most ${MOST_TARGETS} servers at a time.`, EXAMPLE);
  const typed = asked.targets.map((text) => endpointFrom(text, asked.serverName));
  const all = [...typed, ...readListed(lines, asked)];
  return [...new Map(all.map((endpoint) => [endpoint.label, endpoint])).values()];
};
