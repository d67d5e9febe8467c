import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, RST, told, versionsFacts } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './reset-at-once';

const none = new Map();

const shown = { hello: helloFacts(RST), versions: versionsFacts([], RST), reach: reachFacts() };

describe('reset-at-once', () => {
  it('is likely, never more, when every greeting is cut off', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('points at the way when it works from another network', () => {
    const said = told({ answers: { elsewhere: 'works' } });
    expect(JSON.stringify(cause.examine(shown, said, none))).toContain('something on the way');
  });
  it('is ruled out when the connections were closed instead', () => {
    const closed = { ...shown, hello: helloFacts(FIN) };
    expect(cause.examine(closed, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when one greeting was answered', () => {
    const one = { ...shown, versions: versionsFacts(['TLS 1.2'], RST) };
    expect(cause.examine(one, told(), none).verdict).toBe('ruled-out');
  });
});
