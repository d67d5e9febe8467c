import { describe, expect, it } from 'vitest';
import { programSchema } from '../../../shared/model/asked';
import { readClientHello } from '../wire/client-hello';
import { groupName, isGrease, schemeName, suiteName, versionName } from '../wire/ids';
import type { Drawn } from './define-client';
import { clientById, clientFiles, clients } from './registry';

const KEY_BYTES: Readonly<Record<number, number>> = { 4588: 1_216, 23: 65 };
const drawn: Drawn = {
  random: new Uint8Array(32).fill(1),
  sessionId: new Uint8Array(32).fill(2),
  serverName: 'www.lab.test',
  keyShare: (group) => new Uint8Array(KEY_BYTES[group] ?? 32).fill(3),
};
const HEADERS = 9;
const read = (record: Uint8Array) => readClientHello(record.subarray(HEADERS));
const real = (codes: readonly number[]) => codes.filter((code) => !isGrease(code));

describe('the profiles', () => {
  it('are at least 45, each in a file with its id, and found by it', () => {
    expect(clients.length).toBeGreaterThanOrEqual(45);
    for (const [file, client] of clientFiles) {
      expect(client.id).toBe(file);
      expect(clientById(file)).toBe(client);
      expect(client.id.length).toBeLessThanOrEqual(60);
      expect(client.name.length).toBeLessThanOrEqual(120);
    }
    expect(new Set(clients.map(({ name }) => name)).size).toBe(clients.length);
  });
  it('are not found by an id that nobody has', () => {
    expect(clientById('')).toBeNull();
    expect(clientById('constructor')).toBeNull();
  });
  it('say where they come from, from when, and what of them is an approximation', () => {
    for (const { id, source, date, basis, approximates, programs } of clients) {
      expect(source.length, id).toBeGreaterThan(20);
      expect(date, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      expect(basis === 'documented', id).toBe(approximates !== undefined);
      for (const program of programs) expect(programSchema.options, id).toContain(program);
      expect(programs.length, id).toBeGreaterThan(0);
    }
  });
  it('cover every kind of program that is asked for', () => {
    const covered = new Set(clients.flatMap(({ programs }) => programs));
    for (const program of programSchema.options)
      if (program !== 'unknown') expect(covered).toContain(program);
  });
});

describe.each(clients.map((client) => [client.id, client] as const))('%s', (id, client) => {
  const hello = read(client.hello(drawn));
  it('greets with exactly what it says it offers', () => {
    const { versions, suites, groups, signatureSchemes, alpn } = client.offers;
    expect(hello.faults).toBeUndefined();
    expect(real(hello.suites)).toEqual(suites);
    expect(real(hello.groups)).toEqual(groups);
    expect(real(hello.signatureSchemes)).toEqual(signatureSchemes);
    expect(hello.alpn).toEqual(alpn);
    expect(hello.serverName !== null).toBe(client.offers.sendsServerName);
    expect(real(hello.keyShareGroups)).toEqual(client.keyShares);
    if (hello.supportedVersions.length > 0) expect(real(hello.supportedVersions).reverse()).toEqual(versions);
    else expect(hello.legacyVersion).toBe(versions[versions.length - 1]);
    expect([...versions].sort((one, other) => one - other)).toEqual(versions);
  });
  it('offers nothing without a name', () => {
    const { versions, suites, groups, signatureSchemes } = client.offers;
    const named = [
      ...versions.map(versionName),
      ...suites.map(suiteName),
      ...groups.map(groupName),
      ...signatureSchemes.map(schemeName),
    ];
    expect(named.filter((name) => name.startsWith('unknown'))).toEqual([]);
    expect(suites.length, id).toBeGreaterThan(3);
    expect(new Set(suites).size).toBe(suites.length);
  });
  it('can be greeted with where no key can be made, and without a name', () => {
    const bare = read(client.hello({ ...drawn, serverName: null, keyShare: () => null }));
    expect(bare.serverName).toBeNull();
    expect(real(bare.keyShareGroups)).toEqual([]);
    expect(real(bare.groups)).toEqual(client.offers.groups);
  });
  it('takes other protocols behind a plain beginning, or none', () => {
    expect(read(client.hello({ ...drawn, alpn: [] })).alpn).toEqual([]);
    const other = read(client.hello({ ...drawn, alpn: ['smtp'] })).alpn;
    expect(other).toEqual(client.offers.alpn.length > 0 ? ['smtp'] : []);
  });
});
