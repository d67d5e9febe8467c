import { describe, expect, it } from 'vitest';
import type { Asked } from '../../shared/model/asked';
import { type ProxyServer, type RunOptions, USUAL_OPTIONS } from '../../shared/model/way';
import { Refusal } from '../cases/refusal';
import { askedFor } from '../cases/testing';
import { CERTIFICATE, KEY, OTHER_KEY, PASSPHRASE, PFX } from '../engine/net/testing/identity';
import { SecretKeeper } from './secret-keeper';

const proxy: ProxyServer = { kind: 'http', host: 'proxy.example', port: 8080, user: 'kim' };
const asking = (options: Partial<RunOptions>): Asked => ({
  ...askedFor(),
  options: { ...USUAL_OPTIONS, ...options },
});
const throughProxy = asking({ proxy });
const identity = { kind: 'pem', certificates: CERTIFICATE, key: KEY, passphrase: null } as const;

const make = () => {
  let count = 0;
  return new SecretKeeper(() => {
    count += 1;
    return `handle-${count}`;
  });
};
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
};
const held = (keeper: SecretKeeper) => {
  const ready = keeper.hold(identity, 'kim.pem');
  if (ready.kind !== 'ready') throw new Error(ready.kind);
  const { kind: _kind, handle, ...facts } = ready;
  return { handle, asked: asking({ clientCertificate: facts }) };
};

describe('the password of a proxy', () => {
  it('is used again for the same case, and asked for where nobody gave it', () => {
    const keeper = make();
    const given = { proxyPassword: 'hush', clientCertificate: null };
    expect(keeper.secretsFor('case-0001', throughProxy, given).proxyPassword).toBe('hush');
    expect(keeper.secretsFor('case-0001', throughProxy).proxyPassword).toBe('hush');
    const other = refusalOf(() => keeper.secretsFor('case-0002', throughProxy));
    expect(other).toMatchObject({ code: 'needs-secret', needs: ['proxy-password'] });
    expect(other.message).toMatch(/password of the proxy/);
  });
  it('goes to no other proxy and to no other user', () => {
    const keeper = make();
    keeper.secretsFor('case-0001', throughProxy, { proxyPassword: 'hush', clientCertificate: null });
    for (const change of [
      { host: 'other.example' },
      { port: 3128 },
      { user: 'root' },
      { kind: 'socks5' as const },
    ])
      expect(() => keeper.secretsFor('case-0001', asking({ proxy: { ...proxy, ...change } }))).toThrow(
        Refusal,
      );
  });
  it('is not needed where the proxy asks for nobody’s name, or where there is none', () => {
    const keeper = make();
    expect(keeper.secretsFor('case-0001', asking({ proxy: { ...proxy, user: null } }))).toEqual({
      proxyPassword: null,
      clientIdentity: null,
    });
    expect(keeper.secretsFor('case-0001', askedFor())).toEqual({ proxyPassword: null, clientIdentity: null });
  });
  it('is forgotten with its case, and with the window', () => {
    const keeper = make();
    const given = { proxyPassword: 'hush', clientCertificate: null };
    keeper.secretsFor('case-0001', throughProxy, given);
    keeper.forget('case-0001');
    expect(() => keeper.secretsFor('case-0001', throughProxy)).toThrow(Refusal);
    keeper.secretsFor('case-0001', throughProxy, given);
    keeper.clear();
    expect(() => keeper.secretsFor('case-0001', throughProxy)).toThrow(Refusal);
  });
});

describe('a client certificate', () => {
  it('comes with its key by the word that the window got, and again for the same case', () => {
    const keeper = make();
    const { handle, asked } = held(keeper);
    const given = { proxyPassword: null, clientCertificate: handle };
    expect(keeper.secretsFor('case-0001', asked, given).clientIdentity).toEqual(identity);
    expect(keeper.secretsFor('case-0001', asked).clientIdentity).toEqual(identity);
    expect(keeper.secretsFor('case-0001', askedFor()).clientIdentity).toBeNull();
  });
  it('is asked for when it is another than the case names, or unknown', () => {
    const keeper = make();
    const { handle, asked } = held(keeper);
    const given = { proxyPassword: null, clientCertificate: handle };
    const other = asking({ clientCertificate: { subject: 'x', fingerprint: 'AA', notAfter: 'y' } });
    for (const run of [
      () => keeper.secretsFor('case-0001', other, given),
      () => keeper.secretsFor('case-0002', asked),
      () => keeper.secretsFor('case-0003', asked, { proxyPassword: null, clientCertificate: 'handle-99' }),
    ])
      expect(refusalOf(run).needs).toEqual(['client-certificate']);
  });
  it('stays locked until the passphrase fits', () => {
    const keeper = make();
    const locked = keeper.hold({ kind: 'pfx', pfx: PFX, passphrase: null }, 'kim.pfx');
    expect(locked).toEqual({ kind: 'locked', handle: 'handle-1', fileName: 'kim.pfx', wrong: false });
    expect(keeper.unlock('handle-1', 'wrong')).toMatchObject({ kind: 'locked', wrong: true });
    expect(keeper.unlock('handle-1', PASSPHRASE)).toMatchObject({ kind: 'ready', subject: 'kim.example' });
    expect(refusalOf(() => keeper.unlock('handle-9', PASSPHRASE)).code).toBe('not-found');
  });
  it('that can’t be used is said to be so, in words', () => {
    const refusal = refusalOf(() => make().hold({ ...identity, key: OTHER_KEY }, 'kim.pem'));
    expect(refusal).toMatchObject({ code: 'cannot-read', message: expect.stringMatching(/does not belong/) });
  });
  it('shows the window nothing of the key', () => {
    expect(JSON.stringify(make().hold(identity, 'kim.pem'))).not.toMatch(/PRIVATE|MIG/);
  });
});
