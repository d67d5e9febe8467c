import { describe, expect, it } from 'vitest';
import { asked, told } from '../testing/build';
import { certificateFacts, fault, presented, serverNameFacts } from '../testing/situations';
import { cause } from './cert-name-mismatch';

const none = new Map();

describe('cert-name-mismatch', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('name-mismatch', 'It is for another name.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'It is for another name.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('lists the names in the certificate', () => {
    const chain = [presented({ names: ['www.example', 'mail.example'] })];
    const certificate = certificateFacts([fault('name-mismatch', 'It is for another name.')], chain);
    expect(JSON.stringify(cause.examine({ certificate }, told(), none))).toContain(
      'The names in it: www.example and mail.example.',
    );
  });
  it('says so when the same certificate is shown for a name that does not exist', () => {
    const certificate = certificateFacts([fault('name-mismatch', 'It is for another name.')]);
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3', ['aa', 'aa', 'aa']);
    expect(JSON.stringify(cause.examine({ certificate, 'server-name': names }, told(), none))).toContain(
      'for a name that does not exist',
    );
  });
  it('can’t tell when no name was asked for', () => {
    const certificate = { ...certificateFacts(), name: null };
    expect(cause.examine({ certificate }, told(), none).verdict).toBe('unknown');
  });
  const mismatch = [fault('name-mismatch', 'It is for another name.')];
  it('can’t tell when the certificate was read without the name, because the server knows no such name', () => {
    for (const sentName of [null, 'handrail-check.invalid']) {
      const certificate = { ...certificateFacts(mismatch), sentName };
      expect(cause.examine({ certificate }, told(), none)).toMatchObject({
        verdict: 'unknown',
        why: expect.stringContaining('did not answer to the name shop.example'),
      });
    }
  });
  it('is no more than possible when no name was wanted in the greeting', () => {
    const certificate = { ...certificateFacts(mismatch), sentName: null };
    const said = told({ target: { ...asked().target, serverName: null } });
    expect(cause.examine({ certificate }, said, none)).toMatchObject({
      verdict: 'possible',
      because: expect.arrayContaining([
        expect.objectContaining({ text: expect.stringContaining('no server name'), attempts: [] }),
      ]),
    });
  });
  it('stays confirmed for an IP address, which is never sent as a name', () => {
    const certificate = { ...certificateFacts(mismatch), name: '192.0.2.10', sentName: null };
    const said = told({ target: { ...asked().target, host: '192.0.2.10', serverName: null } });
    expect(cause.examine({ certificate }, said, none).verdict).toBe('confirmed');
  });
});
