import type { HelloOptions } from '../../wire/api';
import { encodeClientHello, encodeClientHelloInRecords } from '../../wire/our-hello';
import type { HelloForm } from './form';

const RECORD_HEADER = 5;

const halves = (options: HelloOptions): readonly Uint8Array[] => {
  const bytes = encodeClientHello(options);
  const middle = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
};

const halfOfMessage = (options: HelloOptions): number =>
  Math.floor((encodeClientHello(options).length - RECORD_HEADER) / 2);

/** The same bytes, sent in another way. */
export const SENDING_FORMS: readonly HelloForm[] = [
  {
    id: 'two-segments',
    differsIn: 'the way it is sent: in two pieces, a moment apart',
    technical: 'the record cut in the middle, in two TCP segments 20 ms apart',
    touches: ['writes'],
    encode: halves,
  },
  {
    id: 'two-records',
    differsIn: 'the wrapping: the greeting is cut in two parts (records)',
    technical: 'one ClientHello over two TLS records (RFC 8446 §5.1), in one write',
    touches: ['records'],
    encode: (options) => encodeClientHelloInRecords(options, [halfOfMessage(options)]),
  },
];
