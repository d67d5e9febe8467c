import { describe, expect, it } from 'vitest';
import { encodeClientHello } from '../../wire/our-hello';
import { allSuites, suiteFacts } from '../../wire/suite-facts';
import { SUITES } from '../../wire/suites';
import { helloFor } from './ask';
import { groupsIn, schemesIn, suitesOf, tierIn, usualSuitesOf } from './offered';
import { TLS_VERSIONS } from './opening';

const sorted = (suites: readonly number[]) => [...suites].sort((one, other) => one - other);

const choosable = (version: number) =>
  allSuites()
    .filter(
      ({ signalling, minVersion, maxVersion }) =>
        !signalling && minVersion <= version && version <= maxVersion,
    )
    .map(({ code }) => code);

describe('what is offered', () => {
  it.each(TLS_VERSIONS)('is every suite that may be chosen in version %i', (version) => {
    expect(sorted(suitesOf(version))).toEqual(sorted(choosable(version)));
  });
  it('is every suite in some version, but for the signalling values', () => {
    const offered = new Set(TLS_VERSIONS.flatMap((version) => suitesOf(version)));
    expect([...SUITES.keys()].filter((suite) => !offered.has(suite))).toEqual([0x0000, 0x00ff, 0x5600]);
  });
  it('has no AEAD before TLS 1.2, and the suites of TLS 1.3 there only', () => {
    expect(suitesOf(0x0302).filter((suite) => suiteFacts(suite)?.mode === 'aead')).toEqual([]);
    expect(suitesOf(0x0301)).toEqual(suitesOf(0x0300));
    expect(suitesOf(0x0303)).not.toContain(0x1301);
    expect(suitesOf(0x0304)).not.toContain(0xc02f);
  });
  it('begins with what every careful server has', () => {
    for (const suite of suitesOf(0x0303).filter((one) => tierIn(0x0303, one) === 0))
      expect(suiteFacts(suite)).toMatchObject({ keyExchange: 'ecdhe', mode: 'aead' });
  });
  it('names every group and scheme that a server of TLS 1.3 may insist on, and stays as short as TLS 1.2', () => {
    for (const group of [0x11ec, 0x11eb, 0x11ed, 0x0200, 0x0201, 0x0202, 0x001f, 0x0020, 0x0021])
      expect(groupsIn(0x0304)).toContain(group);
    for (const scheme of [0x081a, 0x081b, 0x081c]) expect(schemesIn(0x0304)).toContain(scheme);
    expect(groupsIn(0x0304).length + schemesIn(0x0304).length).toBeLessThanOrEqual(
      groupsIn(0x0303).length + schemesIn(0x0303).length,
    );
  });
  it.each(TLS_VERSIONS)('fits a first hello of less than 512 bytes in version %i', (version) => {
    const net = { random: (length: number) => new Uint8Array(length), keyShare: () => null };
    const subject = {
      address: '192.0.2.1',
      serverName: 'a-rather-long-name-of-a-server.department.example.org',
    };
    const suites = usualSuitesOf(version);
    const hello = encodeClientHello(helloFor(net, subject, { purpose: '', version, suites }));
    expect(hello.length).toBeLessThan(512);
  });
});
