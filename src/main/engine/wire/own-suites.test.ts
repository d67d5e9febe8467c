import { expect, it } from 'vitest';
import { OWN_SUITES } from './own-suites';
import { allSuites, suiteFacts } from './suite-facts';

const HASHES: Readonly<Record<string, string>> = { SHA: 'sha1', SHA256: 'sha256', SHA384: 'sha384' };

it('says of each suite what its name says', () => {
  for (const [code, { exchange, keyBytes, mode, hash }] of OWN_SUITES) {
    const facts = suiteFacts(code);
    expect(facts).toMatchObject({
      keyExchange: exchange,
      cipher: `AES_${keyBytes * 8}_${mode.toUpperCase()}`,
    });
    expect(HASHES[facts?.hash ?? '']).toBe(hash);
  }
});
it('has every suite with AES and a certificate of RSA or ECDSA whose secret comes by ECDHE or RSA', () => {
  const wanted = allSuites().filter(
    ({ keyExchange, authentication, cipher }) =>
      /^AES_(128|256)_(GCM|CBC)$/.test(cipher) &&
      ['rsa', 'ecdsa'].includes(authentication) &&
      ['rsa', 'ecdhe'].includes(keyExchange),
  );
  expect([...OWN_SUITES.keys()].sort()).toEqual(wanted.map(({ code }) => code).sort());
});
