import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, RST, told, versionsFacts } from '../testing/build';
import { plainFacts, reachFacts } from '../testing/situations';
import { cause } from './closed-by-every-hello';

const none = new Map();

const shown = { hello: helloFacts(FIN), versions: versionsFacts([]), reach: reachFacts() };
const CLOSED_AT_ONCE = { kind: 'fin', stage: 'before-hello' } as const;

describe('closed-by-every-hello', () => {
  it('is likely, never more, when every greeting is closed on', () => {
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'likely',
      details: [{ kind: 'table' }],
    });
  });
  it('mentions what the person knows of lists and other networks', () => {
    const said = told({ answers: { 'allow-list': 'yes', elsewhere: 'works' } });
    const text = JSON.stringify(cause.examine(shown, said, none));
    expect(text).toContain('keeps a list of who may connect');
    expect(text).toContain('works from another network');
  });
  it('takes a mix of closes and cuts as well', () => {
    const mixed = { ...shown, versions: versionsFacts([], RST) };
    expect(cause.examine(mixed, told(), none).verdict).toBe('likely');
  });
  it('is ruled out when one greeting was answered', () => {
    const one = { ...shown, versions: versionsFacts(['TLS 1.2']) };
    expect(cause.examine(one, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the server closes before the greeting', () => {
    const early = { ...shown, reach: reachFacts([{ outcome: CLOSED_AT_ONCE }]) };
    expect(cause.examine(early, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the port speaks plain text', () => {
    const plain = { ...shown, 'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200 }) };
    expect(cause.examine(plain, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when everything is cut off (RST)', () => {
    const cut = { hello: helloFacts(RST), versions: versionsFacts([], RST), reach: reachFacts() };
    expect(cause.examine(cut, told(), none).verdict).toBe('ruled-out');
  });
  it('says that an answer had begun when the close came inside a message', () => {
    const cut = { kind: 'fin-in-record', stage: 'in-server-flight', have: 30, need: 90 } as const;
    const said = told({ answers: { 'allow-list': 'yes' } });
    const verdict = cause.examine(
      { ...shown, hello: helloFacts(cut), versions: versionsFacts([], cut) },
      said,
      none,
    );
    expect(verdict).toMatchObject({
      verdict: 'likely',
      title: 'The server begins to answer and then closes the connection',
      meaning: expect.stringContaining('a list of who may connect is unlikely'),
    });
    expect(JSON.stringify(verdict)).toContain('began to answer and closed the connection in the middle');
    expect(JSON.stringify(verdict)).not.toMatch(/without a word|That fits as well/);
  });
});
