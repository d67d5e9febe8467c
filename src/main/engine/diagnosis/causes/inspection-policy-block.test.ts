import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import { attempt, FIN, HTTP, helloFacts, told, versionsFacts } from '../testing/build';
import { endedAfter } from '../testing/network';
import { certificateFacts, fault, plainFacts, presented, reachFacts } from '../testing/situations';
import { cause } from './inspection-policy-block';

const none: ReadonlyMap<string, Attempt> = new Map();
const away = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
const saying = (answers: Record<string, string>) => told({ answers });

const withPage = (text: string) => {
  const attempts = new Map([
    ['plain-1', { ...attempt('plain-1'), firstBytes: Buffer.from(text).toString('hex').slice(0, 512) }],
  ]);
  const shown = { reach: reachFacts(), hello: helloFacts(HTTP), 'plain-answer': plainFacts() };
  return cause.examine(shown, told(), attempts);
};

const made = (issuer: string, mismatch: boolean) => ({
  reach: reachFacts(),
  hello: helloFacts('TLS 1.3'),
  certificate: certificateFacts(mismatch ? [fault('name-mismatch', 'It is for other names.')] : [], [
    presented({ issuer, names: ['block.example'] }),
  ]),
});

describe('inspection-policy-block', () => {
  it('is likely when a gateway shows a certificate of its own for another name', () => {
    expect(cause.examine(made('CN=Zscaler Root CA', true), told(), none)).toMatchObject({
      verdict: 'likely',
      title: 'Zscaler shows a page of its own in place of this site',
    });
  });
  it('is only possible when the certificate vouches for itself: that may be the device’s own page', () => {
    const subject = 'CN=FGT60F0000000001, O=Fortinet';
    const own = [presented({ subject, issuer: subject, selfIssued: true, names: ['FGT60F0000000001'] })];
    const certificate = certificateFacts([fault('name-mismatch', 'It is for other names.')], own);
    const shown = { reach: reachFacts(), hello: helloFacts('TLS 1.3'), certificate };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('the server may be that device itself')],
    });
  });
  it('is only possible when a page of nobody’s says that the site is blocked: a plain web server answers so, too', () => {
    const page = 'HTTP/1.1 403 Forbidden\r\n\r\nAccess denied: blocked, category games';
    expect(withPage(page)).toMatchObject({
      verdict: 'possible',
      title: 'A filter may answer with a page of its own in place of this site',
      against: [expect.stringContaining('names no firewall')],
    });
  });
  it('is likely when the page names a product', () => {
    expect(withPage('HTTP/1.1 200 OK\r\nServer: FortiGate\r\n\r\n')).toMatchObject({
      verdict: 'likely',
      title: 'Fortinet answers with a page of its own in place of this site',
    });
  });
  it('is possible when every greeting is turned away and the person’s story points to the network', () => {
    expect(cause.examine(away, saying({ changed: 'network' }), none).verdict).toBe('possible');
    expect(cause.examine(away, saying({ elsewhere: 'works' }), none)).toMatchObject({ weight: 3 });
  });
  it('is possible when answers are cut off in their middle', () => {
    const cut = { kind: 'rst', stage: 'in-server-flight' } as const;
    const greeting = { versions: [], serverName: null, suites: 1, groups: [], bytes: 200 };
    const attempts = new Map(['a', 'b'].map((id) => [id, { ...attempt(id, cut), hello: greeting }]));
    const shown = { reach: reachFacts(), hello: helloFacts(cut) };
    expect(cause.examine(shown, told(), attempts).verdict).toBe('possible');
  });
  it('is likely when every end comes sooner than the server could have answered', () => {
    const ids = ['hello-1', 'hello-2', 'versions-1', 'versions-2'];
    expect(cause.examine(away, told(), endedAfter(ids, FIN, 2))).toMatchObject({
      verdict: 'likely',
      title: 'Something near this computer ends this connection',
    });
    expect(cause.examine(away, told(), endedAfter(ids, FIN, 45)).verdict).toBe('unknown');
  });
  it('can’t be told when nothing but the closing is known', () => {
    expect(cause.examine(away, told(), none).verdict).toBe('unknown');
  });
  it('is ruled out by an ordinary page or certificate, and when it fails from elsewhere too', () => {
    expect(withPage('HTTP/1.1 400 Bad Request\r\n\r\n').verdict).toBe('ruled-out');
    expect(cause.examine(made('CN=Zscaler Root CA', false), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(made('CN=Example CA', true), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(away, saying({ elsewhere: 'fails' }), none).verdict).toBe('ruled-out');
  });
});
