import { describe, expect, it, vi } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { openCase } from './case-actions';
import {
  chooseCertificate,
  editWay,
  proxyText,
  readWay,
  removeCertificate,
  setOptions,
  suggestProxy,
  unlockCertificate,
} from './option-actions';
import { askedFrom, hasSettings, secretsFrom } from './state';
import { get } from './store';

vi.mock('./remember', () => ({ remember: () => undefined, rememberNow: () => Promise.resolve() }));

const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: 'kim' } as const;
const held = {
  kind: 'ready',
  handle: 'identity-1',
  subject: 'CN=Kim',
  fingerprint: 'bb',
  notAfter: '2027-03-01T00:00:00Z',
} as const;
const plan = { connections: 1, atOnce: 1, seconds: 1, probes: [], gentle: false };

describe('the options of a check', () => {
  it('leave the case as it was while they are the usual ones', () => {
    prepare({ target });
    expect(askedFrom(get())).not.toHaveProperty('options');
    expect(hasSettings(get())).toBe(false);
  });

  it('go into what is asked, and call for another plan', () => {
    prepare({ target, plan });
    setOptions({ gentle: true });
    expect(askedFrom(get())?.options).toEqual({ ...USUAL_OPTIONS, gentle: true });
    expect(get().plan).toBeNull();
    expect(hasSettings(get())).toBe(true);
  });
});

describe('a proxy', () => {
  it('is read, and its password leaves the field that everybody can see', async () => {
    prepare({ target }, { proxyParse: () => ok({ kind: 'proxy', proxy, password: 'canary' }) });
    editWay({ proxy: 'kim:canary@proxy.example:8080' });
    expect(await readWay()).toBe(true);
    expect(get().options.proxy).toEqual(proxy);
    expect(get().way).toEqual({ proxy: 'http://kim@proxy.example:8080', proxyPassword: 'canary' });
    expect(secretsFrom(get()).proxyPassword).toBe('canary');
    expect(JSON.stringify(askedFrom(get()))).not.toContain('canary');
  });

  it('that makes no sense keeps the page, with what is wrong and an example', async () => {
    const problem = { kind: 'problem', sentence: 'No such kind.', example: 'http://proxy.example' } as const;
    prepare({ target }, { proxyParse: () => ok(problem) });
    editWay({ proxy: 'ftp://x' });
    expect(await readWay()).toBe(false);
    expect(get().wayProblem).toEqual({ sentence: problem.sentence, example: problem.example });
    expect(get().options.proxy).toBeNull();
  });

  it('that is emptied is gone', async () => {
    prepare({ target, options: { ...USUAL_OPTIONS, proxy }, way: { proxy: '', proxyPassword: '' } });
    expect(await readWay()).toBe(true);
    expect(get().options.proxy).toBeNull();
  });

  it('is written as it could have been typed, an IPv6 address in brackets', () => {
    expect(proxyText(null)).toBe('');
    expect(proxyText({ kind: 'socks5', host: '2001:db8::1', port: 1080, user: null })).toBe(
      'socks5://[2001:db8::1]:1080',
    );
  });

  it('of the computer is put into the field, and its absence is said', async () => {
    prepare({ target }, { proxySystem: () => ok({ proxy }) });
    await suggestProxy();
    expect(get().way.proxy).toBe('http://kim@proxy.example:8080');
    prepare({ target }, { proxySystem: () => ok({ proxy: null }) });
    await suggestProxy();
    expect(get().notice?.text).toContain('no proxy');
  });
});

describe('a client certificate', () => {
  it('is known by its name; only its handle goes along with a run', async () => {
    prepare({ target }, { clientCertificateChoose: () => ok(held) });
    await chooseCertificate();
    expect(askedFrom(get())?.options?.clientCertificate).toEqual({
      subject: 'CN=Kim',
      fingerprint: 'bb',
      notAfter: '2027-03-01T00:00:00Z',
    });
    expect(secretsFrom(get()).clientCertificate).toBe('identity-1');
    removeCertificate();
    expect(secretsFrom(get()).clientCertificate).toBeNull();
    expect(get().options.clientCertificate).toBeNull();
  });

  it('that is locked waits for its password', async () => {
    const locked = { kind: 'locked', handle: 'identity-1', fileName: 'kim.pfx', wrong: false } as const;
    const unlock = vi.fn(() => ok(held));
    prepare({ target }, { clientCertificateChoose: () => ok(locked), clientCertificateUnlock: unlock });
    await chooseCertificate();
    expect(secretsFrom(get()).clientCertificate).toBeNull();
    await unlockCertificate('open');
    expect(unlock).toHaveBeenCalledWith({ handle: 'identity-1', passphrase: 'open' });
    expect(secretsFrom(get()).clientCertificate).toBe('identity-1');
  });

  it('that can not be read is a sentence, and nothing is lost', async () => {
    prepare({ target, identity: held }, { clientCertificateChoose: () => failed('The file is empty.') });
    await chooseCertificate();
    expect(get().notice?.text).toContain('The file is empty.');
    expect(get().identity).toEqual(held);
  });
});

describe('an opened case', () => {
  it('brings its options back, and no secret', async () => {
    const asked = {
      ...({ target, message: '', side: 'unknown', program: 'unknown', answers: {}, lab: null } as const),
      options: { ...USUAL_OPTIONS, proxy },
    };
    prepare(
      {},
      { caseOpen: () => ok({ name: '', caseId: 'case-0000001', asked, step: 'target', document: null }) },
    );
    await openCase('case-0000001');
    expect(get().options.proxy).toEqual(proxy);
    expect(get().way).toEqual({ proxy: 'http://kim@proxy.example:8080', proxyPassword: '' });
    expect(secretsFrom(get())).toEqual({ proxyPassword: null, clientCertificate: null });
  });
});
