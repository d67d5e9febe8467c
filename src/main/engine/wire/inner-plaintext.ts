import type { InnerPlaintext } from './api';
import { DecodeError } from './decode-error';
import { written } from './writer';

/** TLSInnerPlaintext (RFC 8446 §5.2): the content, its type, then as many zeros as asked for. Throws RangeError for a type that is zero. */
export const encodeInnerPlaintext = ({ type, content }: InnerPlaintext, zeros = 0): Uint8Array => {
  if (type === 0) throw new RangeError('a type of zero would be taken for padding');
  return written((writer) => writer.raw(content).u8(type).raw(new Uint8Array(zeros)));
};

/** Takes the padding off: the last byte that is not zero is the type (RFC 8446 §5.4). Throws DecodeError when there is none. */
export const readInnerPlaintext = (bytes: Uint8Array): InnerPlaintext => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  const type = bytes[end - 1];
  if (type === undefined) throw new DecodeError('truncated', 'TLSInnerPlaintext.type');
  return { type, content: bytes.slice(0, end - 1) };
};
