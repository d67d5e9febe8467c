import { expect, it } from 'vitest';
import { ALPN, alpnMeaning } from './alpn';
import { asciiBytes } from './ascii';

it('says what a registered name stands for, and nothing of one that is not', () => {
  expect(['h2', 'tds/8.0', 'h2 ', 'toString', ''].map(alpnMeaning)).toEqual([
    'HTTP/2',
    'TDS 8.0, SQL Server',
    null,
    null,
    null,
  ]);
});

it('has only names that can be sent', () => {
  for (const name of Object.keys(ALPN)) expect(asciiBytes(name).length).toBe(name.length);
});
