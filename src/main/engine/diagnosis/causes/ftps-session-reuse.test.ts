import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { FIN, hello, helloFacts, match, told } from '../testing/build';
import { cause } from './ftps-session-reuse';

const none = new Map();
type Look = EvidenceMap['ftp-data']['looks'][number];

const look = (reuse: boolean, change: Partial<Look> = {}): Look => ({
  reuse,
  attemptId: `ftp-${reuse}`,
  dataAttemptId: `data-${reuse}`,
  reached: reuse ? 'listed' : 'passive',
  version: 'TLS 1.3',
  hadSession: true,
  lastCode: reuse ? 226 : 522,
  lastReply: reuse ? '226 Done.' : '522 SSL connection failed',
  outcome: FIN,
  dataOutcome: FIN,
  resumed: reuse,
  listed: reuse,
  otherAddress: null,
  ...change,
});
const facts = (looks: Look[], needsReuse: boolean | null): EvidenceMap['ftp-data'] => ({
  address: '192.0.2.10',
  looks,
  needsReuse,
});
const starttls: EvidenceMap['starttls'] = {
  protocol: 'ftp',
  offered: true,
  refusedText: null,
  result: hello('starttls-1', 'TLS 1.3'),
};
const examine = (data?: EvidenceMap['ftp-data'], said = told()) =>
  cause.examine({ hello: helloFacts(FIN), starttls, ...(data ? { 'ftp-data': data } : {}) }, said, none);

describe('ftps-session-reuse', () => {
  it('is confirmed by lists that come with the session and never without', () => {
    const both = facts([look(false), look(true), look(false), look(true)], true);
    expect(examine(both)).toMatchObject({
      verdict: 'confirmed',
      because: [{ grade: 'measured', attempts: ['data-false'] }, { grade: 'measured' }],
    });
  });
  it('is no more than likely as long as the two were compared once', () => {
    expect(examine(facts([look(false), look(true)], true)).verdict).toBe('likely');
  });
  it('holds the pasted text against how the data connection ended', () => {
    const text = JSON.stringify(examine(facts([look(false), look(true)], true), told({}, match())));
    expect(text).toContain('"compared"');
  });
  it('takes the server at its word', () => {
    const said = look(false, { lastReply: '522 SSL connection failed; session reuse required' });
    expect(examine(facts([said], null)).verdict).toBe('confirmed');
  });
  it('is only possible when the data connection was refused without a reason', () => {
    expect(examine(facts([look(false)], null)).verdict).toBe('possible');
  });
  it('is ruled out when the list comes without the session', () => {
    const fine = look(false, { listed: true, lastCode: 226, lastReply: '226 Done.' });
    expect(examine(facts([fine, look(true)], false)).verdict).toBe('ruled-out');
  });
  it('is unknown when no guest is let in, in the server’s words', () => {
    const shut = look(false, { dataOutcome: null, dataAttemptId: null, lastCode: 530, lastReply: '530 No.' });
    expect(examine(facts([shut], null))).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('530 No.'),
    });
  });
  it('is possible when the first connection is fine and the text speaks of a close', () => {
    expect(examine(undefined, told({}, match())).verdict).toBe('possible');
    expect(examine().verdict).toBe('unknown');
  });
  it('stays open on the port of secure file servers until the data connection was tried', () => {
    const target = { ...told().asked.target, port: 990 };
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told({ target }), none).verdict).toBe('unknown');
  });
  it('is ruled out where nothing speaks FTP, or the first connection fails already', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('ruled-out');
    const failed = { ...starttls, result: hello('starttls-1', FIN) };
    expect(cause.examine({ hello: helloFacts(FIN), starttls: failed }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
});
