import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import { attempt, FIN, HTTP, helloFacts, SILENCE, told, versionsFacts } from '../testing/build';
import { certificateFacts, fault, plainFacts, presented, reachFacts } from '../testing/situations';
import { cause } from './captive-portal';

const none: ReadonlyMap<string, Attempt> = new Map();
const GUEST = told({ answers: { 'network-kind': 'guest' } });

const page = (text: string) => ({
  shown: { reach: reachFacts(), hello: helloFacts(HTTP), 'plain-answer': plainFacts({ httpStatus: 200 }) },
  attempts: new Map([
    ['plain-1', { ...attempt('plain-1'), firstBytes: Buffer.from(text).toString('hex').slice(0, 512) }],
  ]),
});
const judge = (text: string, said = told()) => {
  const { shown, attempts } = page(text);
  return cause.examine(shown, said, attempts);
};

const MISMATCH = certificateFacts(
  [fault('name-mismatch', 'It is for other names.')],
  [presented({ names: ['login.hotel.example'] })],
);

describe('captive-portal', () => {
  it('is confirmed when the network itself says that it wants a sign-in', () => {
    expect(judge('HTTP/1.1 511 Network Authentication Required\r\n\r\n').verdict).toBe('confirmed');
  });
  it('is possible when a page leads to another host, and likely in a guest network', () => {
    const text = 'HTTP/1.1 302 Found\r\nLocation: http://login.hotel.example/start\r\n\r\n';
    expect(judge(text).verdict).toBe('possible');
    expect(judge(text, GUEST).verdict).toBe('likely');
  });
  it('is likely by the mark that hotspots put into their pages', () => {
    expect(judge('HTTP/1.1 200 OK\r\n\r\n<!-- <WISPAccessGatewayParam>').verdict).toBe('likely');
  });
  it('is ruled out by a page that leads to the same host, or nowhere', () => {
    const same = 'HTTP/1.1 301 Moved\r\nLocation: https://shop.example/\r\n\r\n';
    expect(judge(same, GUEST).verdict).toBe('ruled-out');
    expect(judge('HTTP/1.1 400 Bad Request\r\n\r\n', GUEST).verdict).toBe('ruled-out');
  });
  it('is likely in a guest network when the certificate is for another host, and silent about it at home', () => {
    const shown = { reach: reachFacts(), hello: helloFacts('TLS 1.3'), certificate: MISMATCH };
    expect(cause.examine(shown, GUEST, none).verdict).toBe('likely');
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is only possible when a guest network lets nothing through', () => {
    const shown = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
    expect(cause.examine(shown, GUEST, none).verdict).toBe('possible');
    expect(cause.examine(shown, told(), none).verdict).toBe('unknown');
  });
  it('can’t be told while nothing answers, and is ruled out once something does', () => {
    const examine = (end: Parameters<typeof helloFacts>[0]) =>
      cause.examine({ reach: reachFacts(), hello: helloFacts(end) }, told(), none).verdict;
    expect([examine(SILENCE), examine('TLS 1.3')]).toEqual(['unknown', 'ruled-out']);
    const refused = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    expect(cause.examine({ reach: refused }, told(), none).verdict).toBe('unknown');
  });
});
