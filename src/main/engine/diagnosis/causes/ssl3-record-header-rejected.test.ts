import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, match, RST, told } from '../testing/build';
import { clientGreeting, intoleranceFacts } from '../testing/forms';
import { cause } from './ssl3-record-header-rejected';

const none = new Map();
const hello = helloFacts('TLS 1.3');
const wrapped = { hello, intolerance: intoleranceFacts('TLS 1.3', { 'record-0300': FIN }) };
const before2016 = { answers: { 'program-age': 'before-2016' } };

describe('ssl3-record-header-rejected', () => {
  it('is confirmed when the wrapping is refused as the text of an old program says, and the person says it is old', () => {
    expect(cause.examine(wrapped, told(before2016, match()), none).verdict).toBe('confirmed');
  });
  it('is confirmed when the chosen program’s own greeting ends in the same way', () => {
    const seen = { ...wrapped, 'client-greeting': clientGreeting(FIN) };
    expect(cause.examine(seen, told(), none).verdict).toBe('confirmed');
  });
  it('is likely with the text of an old program alone, and possible without it', () => {
    expect(cause.examine(wrapped, told({}, match()), none).verdict).toBe('likely');
    expect(cause.examine(wrapped, told(), none).verdict).toBe('possible');
    const young = told({ answers: { 'program-age': 'since-2016' } }, match());
    expect(cause.examine(wrapped, young, none).verdict).toBe('possible');
  });
  it('is no more than possible where SSL 2.0 alone is refused, as it should be', () => {
    const seen = {
      hello,
      intolerance: intoleranceFacts('TLS 1.3', { 'record-0300': 'TLS 1.3', 'ssl2-format': FIN }),
    };
    expect(cause.examine(seen, told(before2016, match()), none).verdict).toBe('possible');
  });
  it('is confirmed in other words when a newer number on the wrapping is taken and the usual one is not', () => {
    const seen = { hello: helloFacts(RST), intolerance: intoleranceFacts(RST, { 'record-0303': 'TLS 1.2' }) };
    expect(cause.examine(seen, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: expect.stringContaining('version number'),
      owner: 'server-owner',
    });
  });
  it('is ruled out when the old wrapping is answered, or ours is not', () => {
    const fine = { hello, intolerance: intoleranceFacts('TLS 1.3', { 'record-0300': 'TLS 1.3' }) };
    expect(cause.examine(fine, told({}, match()), none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(alert(40, 'x')) }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when it was not tried, or went now so and now so', () => {
    expect(cause.examine({ hello }, told(), none).verdict).toBe('unknown');
    const change = { 'record-0300': { holds: false } };
    const broken = { hello, intolerance: intoleranceFacts('TLS 1.3', { 'record-0300': FIN }, change) };
    expect(cause.examine(broken, told({}, match()), none).verdict).toBe('unknown');
  });
});
