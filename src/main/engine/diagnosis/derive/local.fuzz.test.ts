import { describe, expect, it } from 'vitest';
import type { Program } from '../../../../shared/model/asked';
import { clients } from '../../clients/registry';
import { causeFiles } from '../registry';
import { alert, FIN, helloFacts, match, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';

/** Causes that read this computer's settings or the chosen program. */
const READERS = [...causeFiles.values()].filter(({ needs, wants }) =>
  [...needs, ...wants].some((id) => id === 'local-settings' || id === 'client-greeting'),
);

/** The same numbers every time (Park and Miller's generator). */
const drawing = (seed: number) => {
  let state = seed * 48_271 + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return <One>(from: readonly One[]): One => from[next() % from.length] as One;
};

const VALUES = [
  undefined,
  null,
  '0',
  '1',
  '4294967295',
  '2147483648',
  'x',
  '',
  'TLSv1.2',
  '@SECLEVEL=9',
  'SSLv3, TLSv1, *',
  '\u202e',
];
const IDS = [
  'windows.build',
  ...['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].flatMap((version) => [
    `schannel.protocol.${version}.client.Enabled`,
    `schannel.protocol.${version}.client.DisabledByDefault`,
  ]),
  'schannel.cipher.AES 128/128.Enabled',
  'ssl-policy.Functions',
  'winhttp.32.DefaultSecureProtocols',
  'dotnet.v4.0.30319.32.SchUseStrongCrypto',
  'fips.enabled',
  'openssl.MinProtocol',
  'openssl.CipherString',
  'crypto-policies.current',
  'java.disabledAlgorithms',
];
const PROGRAMS: readonly Program[] = [
  'unknown',
  'dotnet-framework',
  'dotnet',
  'java',
  'python',
  'openssl',
  'go',
];

const situation = (seed: number) => {
  const one = drawing(seed);
  const set = Object.fromEntries(IDS.map((id) => [id, one(VALUES)]));
  const local = one([windowsSettings(19045, set), windowsSettings(7601, set), linuxSettings(set)]);
  const end = one([FIN, RST, alert(70, 'protocol_version'), alert(40, 'handshake_failure')]);
  const spoken = one([[], ['TLS 1.0'], ['TLS 1.2'], ['TLS 1.3'], ['TLS 1.2', 'TLS 1.3']] as const);
  const version = one(['TLS 1.0', 'TLS 1.1', 'TLS 1.2']);
  const holds = one([true, false, null]);
  const shown = {
    hello: helloFacts(one([end, 'TLS 1.2', 'TLS 1.3', 'unknown (0x7f1c)'])),
    versions: versionsFacts(spoken, end),
    'local-settings': local,
    ...(holds === null ? {} : { repeat: repeatFacts([{ key: `version:${version}`, variant: end, holds }]) }),
  };
  const client = one([null, 'no such program', ...clients.map(({ id }) => id)]);
  const answers = one([
    {},
    { 'program-age': 'before-2016' },
    { 'program-age': 'since-2016', changed: 'update' },
  ]);
  const texts = one([
    [],
    [match()],
    [match({ id: 'java.no-protocol', event: 'local-refusal', ranks: ['client-schannel-policy'] })],
  ]);
  return { shown, holds, said: told({ program: one(PROGRAMS), client, answers }, ...texts) };
};

describe('random settings of a computer', () => {
  it('are met by at least ten causes', () => {
    expect(READERS.length).toBeGreaterThanOrEqual(10);
  });
  it('make no cause throw, and confirm nothing without a pair that held', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const { shown, holds, said } = situation(seed);
      for (const cause of READERS) {
        if (cause.needs.some((id) => !(id in shown))) continue;
        const { verdict } = cause.examine(shown as never, said, new Map());
        if (cause.id !== 'server-max-tls-too-old' && cause.area !== 'certificate' && holds !== true)
          expect([cause.id, seed, verdict]).not.toEqual([cause.id, seed, 'confirmed']);
      }
    }
  });
});
