import { describe, expect, it } from 'vitest';
import { encodeClientHello } from '../../wire/our-hello';
import { helloFor } from './ask';
import { helloWith } from './hello-template';
import { suitesOf } from './offered';
import { TLS_VERSIONS } from './opening';

const fresh = Uint8Array.from({ length: 64 }, (_, at) => 200 - at);
const net = { random: () => fresh, keyShare: () => null };
const subject = { address: '192.0.2.1', serverName: 'www.lab.test' };

describe('a hello made from a template', () => {
  it.each(TLS_VERSIONS)('is byte for byte the one that the codec writes, in version %i', (version) => {
    for (const suites of [[0x1301], suitesOf(version)]) {
      const question = { purpose: '', version, suites };
      const options = helloFor(net, subject, question);
      const blank = { ...options, random: new Uint8Array(32), sessionId: new Uint8Array(32), suites: [] };
      const whole = encodeClientHello(options);
      // Up to TLS 1.2 the renegotiation signal is among the suites or among the extensions, so both have to agree on that.
      expect(helloWith(encodeClientHello(blank), fresh, options.suites)).toEqual(whole);
    }
  });
});
