import type { HelloOptions } from '../../wire/api';
import { EXTENSIONS } from '../../wire/ids';
import { encodeClientHello } from '../../wire/our-hello';
import type { HelloForm, HelloPart } from './form';

/** A length whose upper byte is not 1: what old devices of one kind take for something else (field notes on 256 to 511 bytes). */
const SMALL = 255;
/** The padding extension can't be shorter than five bytes (RFC 7685), so a hello may become up to four bytes longer than asked for. */
const SLACK = 4;

/** The suites that nearly every server of its age has one of; the renegotiation signal stays. */
const USUAL_SUITES = new Set([
  0x1302, 0x1301, 0x1303, 0xc02c, 0xc030, 0xc02b, 0xc02f, 0xc014, 0xc013, 0x009d, 0x009c, 0x0035, 0x002f,
  0x00ff,
]);
const USUAL_SCHEMES = new Set([0x0403, 0x0804, 0x0401, 0x0503, 0x0501, 0x0201]);

const shortened = (options: HelloOptions): HelloOptions => ({
  ...options,
  suites: options.suites.filter((suite) => USUAL_SUITES.has(suite)),
  signatureSchemes: options.signatureSchemes.filter((scheme) => USUAL_SCHEMES.has(scheme)),
  alpn: [],
  without: [...(options.without ?? []), EXTENSIONS.status_request, EXTENSIONS.session_ticket],
});

const padded = (size: number, why: string): HelloForm => ({
  id: `size-${size}`,
  differsIn: `the size: ${size} bytes, filled up with zeros`,
  technical: `padding extension (RFC 7685) up to ${size} bytes${why}`,
  touches: ['padding'],
  change: (options) => ({ ...options, padTo: size }),
  fits: (bytes) => bytes >= size && bytes <= size + SLACK,
});

/** What `shortened` leaves out or cuts down. */
const SHORTENED: readonly HelloPart[] = [
  'suites',
  'signature schemes',
  'alpn',
  `extension ${EXTENSIONS.status_request}`,
  `extension ${EXTENSIONS.session_ticket}`,
];

/** The same greeting in other sizes, from under 256 bytes to more than 4096. */
export const SIZE_FORMS: readonly HelloForm[] = [
  {
    id: 'size-200',
    differsIn: 'the size: at most 255 bytes, with the rarer things we would offer left out',
    technical:
      'at most 255 bytes: without ALPN, status_request and session_ticket, with 13 suites and 6 signature schemes',
    touches: SHORTENED,
    change: shortened,
    fits: (bytes) => bytes <= SMALL,
  },
  {
    id: 'small-filled',
    differsIn:
      'the same things left out as in the small greeting, and filled up with zeros to the usual size',
    technical:
      'what is left of it at most 255 bytes long, with padding (RFC 7685) up to the size of the base',
    touches: [...SHORTENED, 'padding'],
    change: (options) => ({ ...shortened(options), padTo: encodeClientHello(options).length }),
    control: true,
  },
  padded(400, ', in the range from 256 to 511 where our usual greeting is too'),
  padded(600, ', over 511'),
  padded(1500, ', more than one packet of the usual size'),
  padded(4200, ', over 4096'),
];
