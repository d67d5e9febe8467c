import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { settingsFacts } from '../testing/network';
import { certificateFacts, fault, namesFacts, presented, reachFacts } from '../testing/situations';
import { stopped } from '../testing/through-proxy';
import { cause } from './wrong-host-or-stale-dns';

const none = new Map();
const elsewhere = certificateFacts(
  [fault('name-mismatch', 'It is for other names.')],
  [presented({ names: ['parked.example'] })],
);
const other = { names: namesFacts(), certificate: elsewhere };
const hosts = settingsFacts({ 'hosts.target': '192.0.2.10' });

describe('wrong-host-or-stale-dns', () => {
  it('is possible when the certificate there is for other names', () => {
    const verdict = cause.examine(other, told(), none);
    expect(verdict.verdict).toBe('possible');
    expect(JSON.stringify(verdict)).toContain('parked.example');
  });
  it('is likely when the person says that something changed at the server, or that it works elsewhere', () => {
    const moved = told({ answers: { changed: 'server' } });
    const works = told({ answers: { elsewhere: 'works' } });
    expect(cause.examine(other, moved, none).verdict).toBe('likely');
    expect(cause.examine(other, works, none).verdict).toBe('likely');
  });
  it('is likely when the hosts file leads there, and possible when nothing answers there', () => {
    expect(cause.examine({ ...other, 'local-settings': hosts }, told(), none).verdict).toBe('likely');
    const reach = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    const shown = { names: namesFacts(), reach, 'local-settings': hosts };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'possible',
      because: expect.arrayContaining([expect.objectContaining({ text: 'No connection came about there.' })]),
    });
    const proxy = reachFacts([{ connected: false, outcome: stopped('unreachable') }]);
    const behind = cause.examine({ ...shown, reach: proxy }, told(), none);
    expect(JSON.stringify(behind)).not.toContain('No connection came about');
  });
  it('is likely when the name service gives an address that no other computer can have', () => {
    const names = namesFacts({ addresses: [{ address: '0.0.0.0', family: 4 }] });
    expect(cause.examine({ names }, told(), none)).toMatchObject({
      verdict: 'likely',
      title: 'The name leads to this computer itself, or to nowhere',
    });
    expect(cause.examine({ names, certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
    const given = namesFacts({ given: true, addresses: [{ address: '127.0.0.1', family: 4 }] });
    expect(cause.examine({ names: given, certificate: certificateFacts() }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out by a certificate for this name, and can’t be told by one that was made on the way', () => {
    const names = namesFacts();
    const right = { names, certificate: certificateFacts([fault('expired', 'It ran out.')]) };
    expect(cause.examine(right, told(), none).verdict).toBe('ruled-out');
    const made = certificateFacts(
      [fault('name-mismatch', 'It is for other names.')],
      [presented({ names: ['block.page'], issuer: 'CN=Zscaler Intermediate Root CA' })],
    );
    expect(cause.examine({ names, certificate: made }, told(), none).verdict).toBe('unknown');
  });
  it('can’t be told from a certificate that was shown to a greeting without a name', () => {
    const shown = { names: namesFacts(), certificate: { ...elsewhere, sentName: null } };
    expect(cause.examine(shown, told({ answers: { elsewhere: 'works' } }), none).verdict).toBe('unknown');
  });
  it('can’t be told without a certificate, and is ruled out when the name leads nowhere at all', () => {
    expect(cause.examine({ names: namesFacts() }, told(), none).verdict).toBe('unknown');
    const gone = namesFacts({ addresses: [], failure: { code: 'not-found', text: 'No such name.' } });
    expect(cause.examine({ names: gone }, told(), none).verdict).toBe('ruled-out');
  });
});
