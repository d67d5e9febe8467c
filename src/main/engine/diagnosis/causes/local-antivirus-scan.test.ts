import { describe, expect, it } from 'vitest';
import { attempt, FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { settingsFacts } from '../testing/network';
import { certificateFacts, fault, presented, reachFacts } from '../testing/situations';
import { cause } from './local-antivirus-scan';

const none = new Map();
const ESET = [presented({ issuer: 'C=SK, O="ESET, spol. s r. o.", CN=ESET SSL Filter CA' })];
const untrusted = certificateFacts([fault('unknown-root', 'Unknown.')], ESET);
const away = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
const saying = (choice: string) => told({ answers: { 'security-software': choice } });

describe('local-antivirus-scan', () => {
  it('is likely when its certificate is shown and not trusted', () => {
    const shown = { reach: reachFacts(), certificate: untrusted };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'likely',
      title: 'ESET on this computer opens this connection and closes it again',
    });
  });
  it('is only possible when its certificate is trusted, unless it works without it', () => {
    const shown = { reach: reachFacts(), certificate: certificateFacts([], ESET) };
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine(shown, saying('works-when-off'), none).verdict).toBe('likely');
  });
  it('is likely when nothing comes through and it works while the scan is off', () => {
    expect(cause.examine(away, saying('works-when-off'), none)).toMatchObject({
      verdict: 'likely',
      saidByPerson: true,
    });
    expect(cause.examine(away, saying('yes'), none).verdict).toBe('possible');
  });
  it('is possible when something on this computer ended the connection, or such software is installed', () => {
    const ended = new Map([
      ['a1', attempt('a1', { kind: 'local', code: 'ECONNABORTED', text: 'connection abort' })],
    ]);
    expect(cause.examine({ reach: reachFacts() }, told(), ended).verdict).toBe('possible');
    const shown = { ...away, 'local-settings': settingsFacts({ 'antivirus.1': 'Some Antivirus 12' }) };
    expect(JSON.stringify(cause.examine(shown, told(), none))).toContain('Some Antivirus 12');
    const pasted = told({ message: 'SocketException (10053): aborted by the software in your host machine' });
    expect(cause.examine(away, pasted, none).verdict).toBe('possible');
  });
  it('is ruled out by another issuer, and by what the person tried', () => {
    const gateway = certificateFacts([], [presented({ issuer: 'CN=Zscaler Intermediate Root CA' })]);
    const shown = (certificate: typeof gateway) => ({ reach: reachFacts(), certificate });
    expect(cause.examine(shown(certificateFacts()), saying('yes'), none).verdict).toBe('ruled-out');
    expect(cause.examine(shown(gateway), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(away, saying('fails-when-off'), none).verdict).toBe('ruled-out');
    expect(cause.examine(away, saying('no'), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when nothing was seen and nothing said', () => {
    expect(cause.examine(away, told(), none).verdict).toBe('unknown');
  });
  it('can’t be told by our own connection when the person saw it work while the scan is off', () => {
    const shown = { reach: reachFacts(), certificate: certificateFacts() };
    expect(cause.examine(shown, saying('works-when-off'), none).verdict).toBe('unknown');
  });
});
