import { domainToASCII } from 'node:url';
import { retell } from '../../shared/i18n/retell';
import { type Asked, programSchema, sideSchema } from '../../shared/model/asked';
import { MESSAGE_LIMIT } from '../../shared/model/message-limit';
import type { Target } from '../../shared/model/target';
import type { RunOptions } from '../../shared/model/way';
import { parseTarget } from '../../shared/target/parse-target';
import { LARGEST_AUTHORITY_FILE, readAuthorities } from '../app/authority';
import { readBytesBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import type { Io } from './io';
import type { CheckOptions } from './options';
import { UsageError } from './usage-error';
import { isUsual } from './way-from';

const LONGEST_TARGET = 20_000;
const LONGEST_MESSAGE = MESSAGE_LIMIT;

const FLAGS = { text: '', addresses: '--address: ', port: '--port: ', serverName: '--sni: ' } as const;

const serverNameOf = (sni: CheckOptions['sni']): string => {
  if (sni === false) return '-';
  if (sni === '')
    throw new UsageError('--sni: the name is missing.', '--sni www.example.com, or --no-sni to ask for none');
  return typeof sni === 'string' ? sni : '';
};

const readRoots = async (files: readonly string[]): Promise<string[]> => {
  const roots = new Set<string>();
  for (const file of files) {
    try {
      const bytes = await readBytesBounded(file, 'The certificate', LARGEST_AUTHORITY_FILE);
      for (const one of readAuthorities(bytes)) roots.add(one.pem);
    } catch (error) {
      if (error instanceof Refusal)
        throw new UsageError(`--ca ${file}: ${error.message}`, '--ca company-root.pem');
      throw error;
    }
  }
  if (roots.size > 20)
    throw new UsageError('--ca: at most 20 root certificates can be added.', '--ca company-root.pem');
  return [...roots];
};

const targetOf = (text: string, options: CheckOptions, roots: readonly string[]): Target => {
  if (text.length > LONGEST_TARGET)
    throw new UsageError('TARGET is too long.', 'handrail check example.com:443');
  const input = {
    text,
    addresses: options.address.join(','),
    port: options.port ?? '',
    serverName: serverNameOf(options.sni),
  };
  const parsed = parseTarget(input, domainToASCII, roots);
  if (parsed.kind === 'target') return parsed.target;
  if (parsed.kind === 'message') {
    const place = parsed.foundTarget ?? 'example.com:443';
    throw new UsageError(
      'TARGET reads like an error message. Give the address as TARGET and the message after --message.',
      `handrail check ${place} --message "the message"`,
    );
  }
  const [first, ...others] = parsed.problems;
  const sentence = (one: typeof first): string =>
    one === undefined ? '' : `${FLAGS[one.field]}${one.sentence}`;
  throw new UsageError([first, ...others].map(sentence).join('\n'), first?.example ?? null);
};

const messageOf = async (message: string | undefined, io: Io): Promise<string> => {
  if (message === undefined) return '';
  if (message !== '-') {
    if (message.length > LONGEST_MESSAGE)
      throw new UsageError('--message: the text is longer than 400000 characters.', null);
    return message;
  }
  if (io.inputIsTerminal) io.err(`${retell('Paste the error message, then press Enter and Ctrl-D.')}\n`);
  try {
    return (await io.readInput(LONGEST_MESSAGE * 4)).slice(0, LONGEST_MESSAGE);
  } catch {
    throw new UsageError(
      '--message -: standard input could not be read, or is longer than 400000 characters.',
      null,
    );
  }
};

/** TARGET and the options → what is asked. Throws UsageError with a sentence and an example. */
export const askedFrom = async (
  target: string,
  options: CheckOptions,
  way: RunOptions,
  io: Io,
): Promise<Asked> => {
  const place = targetOf(target, options, await readRoots(options.ca));
  return {
    target: place,
    message: await messageOf(options.message, io),
    side: sideSchema.parse(options.side),
    program: programSchema.parse(options.program),
    ...(options.client === undefined ? {} : { client: options.client }),
    answers: { ...options.answer },
    lab: options.lab?.slice(0, 60) ?? null,
    ...(isUsual(way) ? {} : { options: way }),
  };
};
