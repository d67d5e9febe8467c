import { describe, expect, it } from 'vitest';
import { match, told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { judgeFault } from './certificate-verdict';

const GONE = fault('expired', 'It ran out.');
const bad = certificateFacts([GONE]);

const other = (faults: (typeof GONE)[]) => ({
  attemptId: 'certificate-2',
  seenBy: 'readable-hello' as const,
  version: 'TLS 1.2',
  asked: 'RSA' as const,
  chain: [presented({ fingerprint: 'cc33' })],
  trusted: faults.length === 0,
  faults,
});

const judge = (certificate: typeof bad, ...matches: Parameters<typeof match>) =>
  judgeFault({
    certificate,
    told: told({}, ...matches.map((one) => match(one))),
    codes: ['expired'],
    otherwise: 'It is good.',
  });

describe('a fault of the certificate', () => {
  it('is confirmed when the only chain that the server shows has it', () => {
    expect(judge(bad).verdict).toBe('confirmed');
    expect(judge({ ...bad, others: [other([GONE])] }).verdict).toBe('confirmed');
  });
  it('is likely when another chain does not have it', () => {
    const verdict = judge({ ...bad, others: [other([])] });
    expect(verdict.verdict).toBe('likely');
    expect(JSON.stringify(verdict)).toContain('accepting an RSA certificate only');
  });
  it('is never confirmed for a certificate that varies from look to look', () => {
    expect(judge({ ...bad, varies: true, others: [other([GONE])] }).verdict).toBe('likely');
    expect(judge({ ...bad, varies: true, others: [other([])] }).verdict).toBe('likely');
  });
  it('is likely for what comes by turns, or at another address, though the first one is good', () => {
    const good = certificateFacts();
    expect(judge({ ...good, varies: true, others: [other([GONE])] })).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ text: expect.stringContaining('Not all of them have this fault') }),
      ]),
    });
    const there = { ...other([GONE]), address: '192.0.2.7' };
    const verdict = judge({ ...good, others: [there] });
    expect(verdict).toMatchObject({ verdict: 'likely', weight: 0 });
    expect(JSON.stringify(verdict)).toContain('shown at the address 192.0.2.7');
    expect(JSON.stringify(judge({ ...bad, others: [{ ...there, faults: [] }] }))).toContain(
      'depends on the address that it takes',
    );
  });
  it('is possible when only another chain has it', () => {
    expect(judge({ ...certificateFacts(), others: [other([GONE])] })).toMatchObject({
      verdict: 'possible',
      because: [expect.objectContaining({ grade: 'measured', attempts: ['certificate-2'] }), {}, {}],
    });
  });
  it('is ruled out when no chain has it', () => {
    expect(judge({ ...certificateFacts(), others: [other([])] })).toEqual({
      verdict: 'ruled-out',
      because: 'It is good.',
    });
  });
});

describe('who ends the connection', () => {
  it('is the program, and the text agrees when it refused the certificate', () => {
    expect(JSON.stringify(judge(bad, { event: 'certificate-rejected-here' }))).toContain(
      'your program itself refused the certificate',
    );
  });
  it('is the program, and a text in which the other side closed speaks against it', () => {
    expect(judge(bad, { event: 'fin' })).toMatchObject({
      verdict: 'confirmed',
      against: [expect.stringContaining('the other side ended the connection')],
    });
  });
  it('is the program on the other side when the text comes from a server’s log', () => {
    const verdict = judge(bad, { event: 'alert', alertCode: 46, side: 'accepts' });
    expect(verdict).toMatchObject({ against: [] });
    expect(JSON.stringify(verdict)).toContain('the program on the other side refused the certificate');
  });
});
