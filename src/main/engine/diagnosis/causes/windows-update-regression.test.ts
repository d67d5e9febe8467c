import { describe, expect, it } from 'vitest';
import { asked, helloFacts, match, RST, told } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { cause } from './windows-update-regression';

const none = new Map();
const build = (number: string) => windowsSettings(0, { 'windows.build': number });
const shown = (number: string) => ({ hello: helloFacts('TLS 1.2'), 'local-settings': build(number) });
const text = match({ id: 'schannel.illegal-message', program: 'unknown', event: 'nothing-certain' });
const changed = { answers: { changed: 'update' } };

describe('windows-update-regression', () => {
  it('is likely with a known build and the text that it brings', () => {
    expect(cause.examine(shown('19044.2130'), told({}, text), none)).toMatchObject({
      verdict: 'likely',
      weight: 5,
    });
  });
  it('is likely with a known build and the word that it worked until an update', () => {
    expect(cause.examine(shown('22621.674'), told(changed), none).verdict).toBe('likely');
  });
  it('is only possible with the build alone, and never confirmed', () => {
    expect(cause.examine(shown('22621.674'), told(), none).verdict).toBe('possible');
    expect(cause.examine(shown('22621.674'), told(changed, text), none).verdict).toBe('likely');
  });
  it('is likely for a connection to this computer itself that http.sys cuts', () => {
    const target = { ...asked().target, host: 'localhost' };
    const cut = { hello: helloFacts(RST), 'local-settings': build('26100.6899') };
    expect(cause.examine(cut, told({ target }), none).verdict).toBe('likely');
    expect(cause.examine(cut, told(), none).verdict).toBe('possible');
  });
  it('is ruled out by the revision that mends it, and by another system', () => {
    expect(cause.examine(shown('19044.2132'), told({}, text), none).verdict).toBe('ruled-out');
    const linux = { hello: helloFacts('TLS 1.2'), 'local-settings': linuxSettings() };
    expect(cause.examine(linux, told({}, text), none).verdict).toBe('ruled-out');
  });
  it('stays possible for a program on Windows’ TLS that worked until an update nobody has listed', () => {
    const said = told({ ...changed, program: 'dotnet-framework' });
    expect(cause.examine(shown('19045.4000'), said, none)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('not among those')],
    });
  });
  it('can’t tell without the number of this Windows', () => {
    const local = windowsSettings(0, { 'windows.build': undefined });
    const missing = { hello: helloFacts('TLS 1.2'), 'local-settings': local };
    expect(cause.examine(missing, told(), none).verdict).toBe('unknown');
  });
  it('removes an update in the ways that work for cumulative ones', () => {
    const steps = JSON.stringify(cause.fix);
    expect(steps).toContain('DISM /Online /Remove-Package');
    expect(steps).not.toContain('wusa /uninstall /kb');
  });
});
