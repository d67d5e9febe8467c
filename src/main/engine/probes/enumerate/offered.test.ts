import { describe, expect, it } from 'vitest';
import { encodeClientHello } from '../../wire/our-hello';
import { suiteFacts } from '../../wire/suite-facts';
import { suitesFor } from '../../wire/suite-order';
import { helloFor } from './ask';
import { suitesOf, tierIn, usualSuitesOf } from './offered';
import { TLS_VERSIONS } from './opening';

const sorted = (suites: readonly number[]) => [...suites].sort((one, other) => one - other);

describe('what is offered', () => {
  it.each(TLS_VERSIONS)('is every suite that may be chosen in version %i', (version) => {
    expect(sorted(suitesOf(version))).toEqual(sorted(suitesFor(version)));
  });
  it('begins with what every careful server has', () => {
    for (const suite of suitesOf(0x0303).filter((one) => tierIn(0x0303, one) === 0))
      expect(suiteFacts(suite)).toMatchObject({ keyExchange: 'ecdhe', mode: 'aead' });
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
