import type { HelloForm } from './form';

const form = (id: string, differsIn: string, technical: string, alpn: readonly string[]): HelloForm => ({
  id,
  differsIn,
  technical,
  touches: ['alpn'],
  change: (options) => ({ ...options, alpn }),
});

/** The same greeting with another list of languages to be spoken afterwards (ALPN, RFC 7301); our usual one is h2 and http/1.1. */
export const PROTOCOL_FORMS: readonly HelloForm[] = [
  form('alpn-none', 'the language to be spoken afterwards (ALPN): none named', 'without ALPN', []),
  form(
    'alpn-http1',
    'the language to be spoken afterwards (ALPN): HTTP/1.1 alone',
    'ALPN with http/1.1 alone',
    ['http/1.1'],
  ),
  form('alpn-h2', 'the language to be spoken afterwards (ALPN): HTTP/2 alone', 'ALPN with h2 alone', ['h2']),
  form(
    'alpn-unknown',
    'the language to be spoken afterwards (ALPN): one that no server knows',
    'ALPN with handrail-check alone',
    ['handrail-check'],
  ),
];
