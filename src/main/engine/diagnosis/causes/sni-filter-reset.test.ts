import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import { alert, FIN, helloFacts, RST, repeatFacts, told } from '../testing/build';
import { endedAfter } from '../testing/network';
import { serverNameFacts } from '../testing/situations';
import { cause } from './sni-filter-reset';

const none = new Map();
const KEY = 'server-name:other';

const filtered = (end: Outcome, holds = true) => ({
  hello: helloFacts(end),
  'server-name': serverNameFacts(end, 'TLS 1.3', 'TLS 1.3'),
  repeat: repeatFacts([{ key: KEY, base: end, variant: 'TLS 1.3', holds }]),
});

const cutAfter = (ms: number) =>
  endedAfter(['name-1', 'hello-1', 'hello-2', 'repeat-0-b1', 'repeat-0-b2'], RST, ms);

describe('sni-filter-reset', () => {
  it('is likely when this name is cut off, each time, where a name that does not exist is answered', () => {
    expect(cause.examine(filtered(RST), told(), none).verdict).toBe('likely');
  });
  it('is confirmed when every cut comes sooner than the server could have answered', () => {
    expect(cause.examine(filtered(RST), told(), cutAfter(3)).verdict).toBe('confirmed');
    expect(cause.examine(filtered(RST), told(), cutAfter(44)).verdict).toBe('likely');
  });
  it('is only possible when the connection is closed in good order, unless it works elsewhere', () => {
    expect(cause.examine(filtered(FIN), told(), none).verdict).toBe('possible');
    const works = told({ answers: { elsewhere: 'works' } });
    expect(cause.examine(filtered(FIN), works, none).verdict).toBe('likely');
  });
  it('is only possible without the repetition, and can’t be told when it came out otherwise', () => {
    const { repeat: _, ...once } = filtered(RST);
    expect(cause.examine(once, told(), none).verdict).toBe('possible');
    expect(cause.examine(filtered(RST, false), told(), none).verdict).toBe('unknown');
  });
  it('is ruled out by an error signal, and when the name does not matter', () => {
    const said = filtered(alert(112, 'unrecognized_name'));
    expect(cause.examine(said, told(), none).verdict).toBe('ruled-out');
    const strict = { ...filtered(RST), 'server-name': serverNameFacts(RST, 'TLS 1.3', RST) };
    expect(cause.examine(strict, told(), none).verdict).toBe('ruled-out');
    const answered = { hello: helloFacts('TLS 1.3'), 'server-name': serverNameFacts('TLS 1.3', RST, RST) };
    expect(cause.examine(answered, told(), none).verdict).toBe('ruled-out');
    const nameless = { ...filtered(RST), 'server-name': serverNameFacts(null, RST, 'TLS 1.3') };
    expect(cause.examine(nameless, told(), none).verdict).toBe('ruled-out');
  });
});
