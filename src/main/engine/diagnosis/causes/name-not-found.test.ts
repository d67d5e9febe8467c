import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { namesFacts } from '../testing/situations';
import { cause } from './name-not-found';

const none = new Map();

const failed = (code: 'not-found' | 'no-address' | 'timeout') => ({
  names: namesFacts({ addresses: [], failure: { code, text: 'The name service said so.' } }),
});

describe('name-not-found', () => {
  it('is confirmed when the name service says that there is no such name', () => {
    expect(cause.examine(failed('not-found'), told(), none).verdict).toBe('confirmed');
  });
  it('is confirmed when the name has no address', () => {
    expect(cause.examine(failed('no-address'), told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'The name “shop.example” has no address',
    });
  });
  it('is likely, and says so in other words, when the name service does not answer', () => {
    expect(cause.examine(failed('timeout'), told(), none)).toMatchObject({
      verdict: 'likely',
      title: 'This computer can’t look up names at the moment',
    });
  });
  it('is ruled out when the name leads to an address', () => {
    expect(cause.examine({ names: namesFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when a number was given', () => {
    expect(cause.examine({ names: namesFacts({ given: true }) }, told(), none).verdict).toBe('ruled-out');
  });
});
