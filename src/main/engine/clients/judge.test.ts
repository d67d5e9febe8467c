import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { clientById, clients } from './registry';
import type { ServerFacts } from './server-facts';
import { NOTHING_KNOWN, STRICT } from './testing/server';

const judged = (id: string, server: ServerFacts) => {
  const profile = clientById(id);
  if (!profile) throw new Error(`no profile is called ${id}`);
  return judge(profile, server);
};
const certificate = (change: Partial<NonNullable<ServerFacts['certificate']>>): ServerFacts => ({
  ...STRICT,
  certificate: STRICT.certificate && { ...STRICT.certificate, ...change },
});

describe('judge', () => {
  it('never says that a program would connect to a server of which nothing is known', () => {
    for (const profile of clients)
      for (const answered of [true, false, null])
        expect(judge(profile, { ...NOTHING_KNOWN, answered }).would, profile.id).toBe('unknown');
  });
  it('gives a reason in plain words for each verdict', () => {
    for (const profile of clients) {
      const { because } = judge(profile, STRICT);
      expect(because, profile.id).toMatch(/^[A-Z].{20,380}\.$/);
    }
  });
  it('shuts Windows 8.1 out of a server with ECDHE_RSA and AES-GCM alone, and lets Windows 10 in', () => {
    expect(judged('dotnet-framework-4-7-windows-8-1', STRICT)).toMatchObject({
      would: 'be-closed',
      deciding: 'suites',
    });
    expect(judged('dotnet-6-windows-8-1', STRICT)).toMatchObject({ would: 'be-closed', deciding: 'suites' });
    expect(judged('dotnet-framework-4-7-windows-2016', STRICT).would).toBe('connect');
    expect(judged('openssl-1-0-2', STRICT).would).toBe('connect');
  });
  it('cannot tell about a suite list that was not asked to its end, unless an offered one was seen', () => {
    const partial: ServerFacts = {
      ...STRICT,
      suites: [{ version: 0x0303, taken: [0xc030], complete: false }],
    };
    expect(judged('dotnet-framework-4-7-windows-8-1', partial)).toMatchObject({
      would: 'unknown',
      deciding: 'suites',
    });
    expect(judged('dotnet-framework-4-7-windows-2016', partial).would).toBe('connect');
  });
  it('shuts out programs whose versions are all turned down, and only those', () => {
    expect(judged('dotnet-framework-4-5-windows-7', STRICT)).toMatchObject({
      would: 'be-closed',
      deciding: 'versions',
    });
    expect(judged('java-7', STRICT)).toMatchObject({ would: 'be-closed', deciding: 'versions' });
    const notAsked: ServerFacts = { ...STRICT, refused: [] };
    expect(judged('java-7', notAsked)).toMatchObject({ would: 'unknown', deciding: 'versions' });
  });
  it('counts the newest version that both speak', () => {
    const both: ServerFacts = {
      ...STRICT,
      spoken: [0x0303, 0x0304],
      refused: [],
      suites: [...STRICT.suites, { version: 0x0304, taken: [0x1304], complete: true }],
      groups: [...STRICT.groups, { version: 0x0304, taken: [0x001d, 0x0017], complete: true }],
    };
    expect(judged('node-20', both)).toMatchObject({ would: 'be-closed', deciding: 'suites' });
    expect(judged('wget-gnutls-3-7', both).would).toBe('connect');
    expect(judged('node-10', both).would).toBe('connect');
  });
  it('shuts out what offers TLS 1.3 where such greetings are turned away', () => {
    const intolerant: ServerFacts = { ...STRICT, newestTurnsAway: true };
    expect(judged('node-20', intolerant)).toMatchObject({ would: 'be-closed', deciding: 'versions' });
    expect(judged('node-10', intolerant).would).toBe('connect');
  });
  it('shuts out what sends no name where a name is needed', () => {
    const old: ServerFacts = { ...STRICT, spoken: [0x0301], refused: [] };
    expect(judged('java-6', { ...old, needsName: true })).toMatchObject({ deciding: 'server-name' });
    expect(judged('java-6', { ...old, needsName: null }).deciding).not.toBe('server-name');
  });
  it('shuts out a post-quantum key where greetings with one are not answered', () => {
    const choking: ServerFacts = { ...STRICT, refusesPostQuantum: true };
    expect(judged('node-24', choking)).toMatchObject({ would: 'be-closed', deciding: 'post-quantum' });
    expect(judged('node-20', choking).would).toBe('connect');
  });
  it('looks at groups only where the suites need one', () => {
    const groups = [{ version: 0x0303, taken: [0x001e], complete: true }];
    expect(judged('dotnet-framework-4-7-windows-2016', { ...STRICT, groups })).toMatchObject({
      deciding: 'groups',
    });
    const suites = [{ version: 0x0303, taken: [0x009c], complete: true }];
    expect(judged('dotnet-framework-4-7-windows-2016', { ...STRICT, groups, suites }).would).toBe('connect');
  });
  it('can’t tell where no curve that the program knows was asked for', () => {
    const open = judged('node-20', { ...STRICT, groups: [] });
    expect(open).toMatchObject({ would: 'unknown', because: expect.stringContaining('P-256') });
    expect(judged('node-20', STRICT).because).not.toContain('P-256');
  });
  it('looks at the signatures of the server', () => {
    const signatures = [{ version: 0x0303, taken: [0x0807], complete: true }];
    expect(judged('dotnet-framework-4-7-windows-2019', { ...STRICT, signatures })).toMatchObject({
      deciding: 'signatures',
    });
    expect(judged('node-20', { ...STRICT, signatures }).would).toBe('connect');
  });
  it('knows how much Diffie-Hellman a program takes, where nothing else is left', () => {
    const dh: ServerFacts = {
      ...STRICT,
      suites: [{ version: 0x0303, taken: [0x009f], complete: true }],
      dhBits: 1_024,
    };
    expect(judged('openssl-3-0', dh)).toMatchObject({ would: 'refuse', deciding: 'diffie-hellman' });
    expect(judged('dotnet-framework-4-7-windows-8-1', dh).would).toBe('connect');
    expect(judged('dotnet-framework-4-7-windows-8-1', { ...dh, dhBits: 8_192 })).toMatchObject({
      would: 'refuse',
    });
    expect(judged('openssl-3-0', { ...dh, dhBits: null }).would).toBe('connect');
  });
  it('knows which programs insist on the safety signal for renegotiation', () => {
    const without: ServerFacts = { ...STRICT, renegotiation: false };
    expect(judged('python-3-11', without)).toMatchObject({ would: 'refuse', deciding: 'renegotiation' });
    expect(judged('java-17', without).would).toBe('connect');
  });
  it('says that all refuse a certificate which ran out, and only some a weak one', () => {
    const ranOut = certificate({ fault: 'The server’s certificate, or one above it, has run out.' });
    expect(judged('java-17', ranOut)).toMatchObject({ would: 'refuse', deciding: 'certificate' });
    expect(judged('python-3-11', certificate({ leastRsaBits: 1_024 })).would).toBe('refuse');
    expect(judged('dotnet-6-windows-2016', certificate({ leastRsaBits: 1_024 })).would).toBe('connect');
    expect(judged('firefox-153', certificate({ sha1: true })).would).toBe('refuse');
    expect(judged('mono-6-8', certificate({ sha1: true })).would).toBe('connect');
  });
  it('knows which programs fetch a missing certificate by themselves', () => {
    const missing = certificate({ intermediateMissing: true });
    expect(judged('dotnet-6-windows-2016', missing).would).toBe('connect');
    expect(judged('chrome-156', missing).would).toBe('connect');
    expect(judged('dotnet-8-linux', missing).would).toBe('connect');
    expect(judged('python-3-11', missing).would).toBe('refuse');
    expect(judged('java-17', missing).would).toBe('refuse');
    expect(judged('android-14', missing).would).not.toBe('connect');
    const nowhere = certificate({ intermediateMissing: true, issuerNamed: false });
    expect(judged('chrome-156', nowhere)).toMatchObject({ would: 'unknown', deciding: 'certificate' });
    expect(judged('java-17', nowhere).would).toBe('refuse');
  });
  it('holds programs with roots of their own against Mozilla’s, where that was asked', () => {
    const company = certificate({ trusted: { system: true, mozilla: false } });
    expect(judged('node-20', company)).toMatchObject({ would: 'refuse', deciding: 'certificate' });
    expect(judged('python-3-11', company).would).toBe('connect');
  });
  it('cannot tell without a certificate', () => {
    expect(judged('node-20', { ...STRICT, certificate: null })).toMatchObject({
      would: 'unknown',
      deciding: 'certificate',
    });
  });
});
