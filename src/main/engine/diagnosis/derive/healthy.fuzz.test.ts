import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { causeFiles } from '../registry';
import { hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { healthy } from '../testing/situations';

/** The same numbers every time (Park and Miller's generator). */
const drawing = (seed: number) => {
  let state = seed * 48_271 + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return <One>(from: readonly One[]): One => from[next() % from.length] as One;
};

const SWITCH = [null, null, '0', '1'];
const SUITE_LISTS = [null, ',', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_AES_256_GCM_SHA384'];
const VALUES: Readonly<Record<string, readonly (string | null)[]>> = {
  ...Object.fromEntries(
    [
      ...['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].flatMap((version) => [
        `schannel.protocol.${version}.client.Enabled`,
        `schannel.protocol.${version}.client.DisabledByDefault`,
      ]),
      ...['AES 128/128', 'AES 256/256', 'RC4 128/128'].map((name) => `schannel.cipher.${name}.Enabled`),
      ...['SHA', 'SHA256', 'SHA384'].map((name) => `schannel.hash.${name}.Enabled`),
      ...['ECDH', 'PKCS', 'Diffie-Hellman'].map((name) => `schannel.kex.${name}.Enabled`),
      'dotnet.v4.0.30319.64.SchUseStrongCrypto',
      'fips.enabled',
    ].map((id) => [id, SWITCH]),
  ),
  'windows.build': ['19045.1', '7601.1', '19044.2130', '26100.6899'],
  'ssl-policy.Functions': SUITE_LISTS,
  'ssl-local.Functions': SUITE_LISTS,
  'winhttp.64.DefaultSecureProtocols': [null, '160'],
  'openssl.MinProtocol': [null, 'TLSv1.2', 'TLSv1.3'],
  'openssl.CipherString': [null, 'DEFAULT@SECLEVEL=2', 'DEFAULT@SECLEVEL=3', 'AES128-SHA'],
  'crypto-policies.current': [null, 'DEFAULT', 'FIPS', 'FUTURE'],
  'java.disabledAlgorithms': [null, 'SSLv3, TLSv1, TLSv1.1, RC4, DES, DH keySize < 2048, TLS_RSA_*'],
};

const SUITE = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const LIST = { order: 'server' as const, complete: true, choking: null, confirmed: null };

/** What a long check finds of a server in order; with curves that FIPS does not know, and a small number for old programs besides. */
const lists: Partial<EvidenceMap> = {
  suites: {
    lists: [
      { version: 'TLS 1.2', suites: [SUITE, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'], ...LIST },
      { version: 'TLS 1.3', suites: ['TLS_AES_128_GCM_SHA256'], ...LIST },
    ],
  },
  groups: {
    lists: [{ version: 'TLS 1.3', groups: ['x25519'], withKeyOnly: [], complete: true }],
    dh: { version: 'TLS 1.2', bits: 1_024, name: null },
  },
};

const situation = (seed: number) => {
  const one = drawing(seed);
  const set = Object.fromEntries(Object.entries(VALUES).map(([id, values]) => [id, one(values)]));
  const local = one([windowsSettings(19045, set), linuxSettings(set)]);
  const base = { ...hello('hello-1', 'TLS 1.2'), suite: SUITE };
  return {
    ...healthy(),
    ...one([{}, { hello: helloFacts('TLS 1.2', { base }) }]),
    ...one([{}, lists]),
    ...one([{}, { versions: versionsFacts(['TLS 1.2']) }]),
    'local-settings': local,
  };
};

const READERS = [...causeFiles.values()].filter(({ needs, wants }) =>
  [...needs, ...wants].includes('local-settings'),
);

describe('a server in order', () => {
  it('gets no confirmed or likely cause while nothing is told, whatever this computer’s settings are', () => {
    const named = new Set<string>();
    for (let seed = 1; seed <= 600; seed += 1) {
      const shown = situation(seed);
      for (const cause of READERS) {
        if (cause.needs.some((id) => !(id in shown))) continue;
        const { verdict } = cause.examine(shown as never, told(), new Map());
        if (verdict === 'confirmed' || verdict === 'likely') named.add(`${cause.id}: ${verdict}`);
      }
    }
    expect([...named]).toEqual([]);
  });
  it('gets one in the same situations once a fitting text is told, so the law above is not empty', () => {
    const text = match({ event: 'local-refusal', ranks: ['client-schannel-policy'] });
    const cause = causeFiles.get('client-schannel-policy');
    const verdicts = Array.from({ length: 100 }, (_, seed) =>
      cause?.examine(situation(seed + 1) as never, told({}, text), new Map()),
    );
    expect(verdicts.map((one) => one?.verdict)).toContain('likely');
  });
});
