import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import { attempt, FIN, HTTP, helloFacts, told, versionsFacts } from '../testing/build';
import { endedAfter } from '../testing/network';
import { plainFacts, reachFacts } from '../testing/situations';
import { cause } from './geo-or-reputation-block';

const none: ReadonlyMap<string, Attempt> = new Map();
const away = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
const judge = (answers: Record<string, string> = {}, shown = away) =>
  cause.examine(shown, told({ answers }), none);

const withPage = (text: string) => {
  const attempts = new Map([
    ['plain-1', { ...attempt('plain-1'), firstBytes: Buffer.from(text).toString('hex').slice(0, 512) }],
  ]);
  const shown = { reach: reachFacts(), hello: helloFacts(HTTP), 'plain-answer': plainFacts() };
  return cause.examine(shown, told(), attempts);
};

describe('geo-or-reputation-block', () => {
  it('is likely when it works elsewhere and a service that has such rules stands in front', () => {
    expect(judge({ elsewhere: 'works', 'front-end': 'cloudflare' }).verdict).toBe('likely');
    expect(judge({ elsewhere: 'works', 'network-kind': 'vpn' }).verdict).toBe('likely');
  });
  it('is only possible without that, and when there is a list of who may connect', () => {
    expect(judge({ elsewhere: 'works' })).toMatchObject({ verdict: 'possible', weight: 2 });
    const listed = { elsewhere: 'works', 'front-end': 'aws', 'allow-list': 'yes' };
    expect(judge(listed).verdict).toBe('possible');
  });
  it('can’t be told when nothing but the closing is known', () => {
    expect(judge().verdict).toBe('unknown');
  });
  it('is likely when the answer says that it is for legal reasons', () => {
    expect(withPage('HTTP/1.1 451 Unavailable For Legal Reasons\r\n\r\n').verdict).toBe('likely');
    expect(withPage('HTTP/1.1 403 Forbidden\r\n\r\nYour country is not allowed').verdict).toBe('possible');
    expect(withPage('HTTP/1.1 400 Bad Request\r\n\r\n').verdict).toBe('ruled-out');
  });
  it('is ruled out when it fails elsewhere too, or works on the next computer, or we get through', () => {
    expect(judge({ elsewhere: 'fails' }).verdict).toBe('ruled-out');
    expect(judge({ 'other-computer': 'works' }).verdict).toBe('ruled-out');
    expect(judge({ elsewhere: 'works' }, { ...away, hello: helloFacts('TLS 1.3') }).verdict).toBe(
      'ruled-out',
    );
  });
  it('is never likely when something nearer than the server ends the connections', () => {
    const near = endedAfter(['hello-1', 'hello-2', 'versions-1'], FIN, 2);
    const said = told({ answers: { elsewhere: 'works', 'front-end': 'aws' } });
    expect(cause.examine(away, said, near)).toMatchObject({
      verdict: 'possible',
      against: [expect.any(String)],
    });
  });
  it('is never likely when the server had begun to answer', () => {
    const cut = { kind: 'fin-in-record', stage: 'in-server-flight', have: 30, need: 90 } as const;
    const shown = { ...away, hello: helloFacts(cut), versions: versionsFacts([], cut) };
    expect(judge({ elsewhere: 'works', 'front-end': 'aws' }, shown)).toMatchObject({
      verdict: 'possible',
      against: [expect.any(String)],
    });
  });
});
