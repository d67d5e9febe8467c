import { printable } from '../../shared/words/printable';

/** What a failed write or read means and what helps, by the code of the operating system. */
const MEANING: { readonly [code: string]: string } = {
  ENOSPC: 'The disk is full. Free some space, or choose another disk.',
  EDQUOT: 'Your share of this disk is used up. Free some space, or choose another disk.',
  EFBIG: 'The file would be larger than this disk allows. Choose another disk.',
  EACCES: 'This computer does not allow it there. Choose another folder, for example Documents.',
  EPERM: 'This computer does not allow it there. Choose another folder, for example Documents.',
  EROFS: 'That disk can only be read. Choose another place.',
  ENOENT: 'The file or its folder is not there. Choose another place.',
  ENOTDIR: 'A part of the path is a file, not a folder. Choose another place.',
  EISDIR: 'That is a folder. Give a file name in it.',
  EBUSY: 'Another program is using the file. Close it there, then try again.',
  ENAMETOOLONG: 'The file name is too long. Choose a shorter one.',
  EMFILE: 'Too many files are open on this computer. Close a program, then try again.',
  EIO: 'The disk reported a fault. Choose another disk.',
  ELOOP: 'The path is a link that leads to itself. Choose another place.',
  EPIPE: 'The program that should read the output has ended.',
};

/** The operating system's code of a failure, e.g. ENOSPC; '' when it has none. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** Where reading is another matter than writing. */
const READING: { readonly [code: string]: string } = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'A part of the path is a file, not a folder.',
  EACCES: 'This computer does not allow you to read it.',
  EPERM: 'This computer does not allow you to read it.',
  EISDIR: 'That is a folder, not a file.',
  EIO: 'The disk reported a fault.',
  ELOOP: 'The path is a link that leads to itself.',
};

const why = (error: unknown, reading: boolean): string => {
  const code = codeOf(error);
  const known = (reading ? READING[code] : undefined) ?? MEANING[code];
  if (known !== undefined) return `${known} (${code})`;
  return code === '' ? 'This computer did not say why.' : `This computer reported ${printable(code, 40)}.`;
};

/** "The report could not be written to /a/b.pdf. The disk is full. Free some space, or choose another disk. (ENOSPC)" */
export const notWritten = (what: string, path: string, error: unknown): string =>
  `${what} could not be written to ${printable(path, 400)}. ${why(error, false)}`;

/** The same for reading. */
export const notRead = (what: string, path: string, error: unknown): string =>
  `${what} could not be read from ${printable(path, 400)}. ${why(error, true)}`;
