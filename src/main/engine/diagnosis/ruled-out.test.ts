import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../shared/model/asked';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { examine } from './examine';
import { asked, evidence, FIN, hello, RST, SILENCE, versionsFacts } from './testing/build';
import { formFacts } from './testing/forms';
import { linuxSettings } from './testing/local';
import {
  certificateFacts,
  computerFacts,
  fault,
  healthy,
  namesFacts,
  presented,
  reachFacts,
  turnedAway,
} from './testing/situations';

/**
 * What may be ruled out where nothing was said to us. Each cause that may stands here with what was measured that says so: whoever adds one
 * has to write that down. Everything else is unknown there, possible, or found.
 */

/** True of every port that does not take our up-to-date greeting, which is bound by no rule and no old version. */
const GREETING_NOT_TAKEN: { readonly [id: string]: string } = {
  'cipher-dotnet5-linux': 'we offer more methods than .NET does',
  'cipher-none-shared-hardened-client': 'no rule here narrows the list, and ours is not bound by one',
  'cipher-none-shared-old-windows': 'we offer more methods than an old Windows does',
  'cipher-none-shared-program': 'ours is not taken either, so it is not the list of another program',
  'client-default-tls-too-old': 'TLS 1.2 and 1.3 were offered',
  'client-hardcoded-protocol': 'TLS 1.2 and 1.3 were offered',
  'client-os-tls12-off': 'no Windows here',
  'client-schannel-policy': 'no Windows here',
  'clienthello-too-large': 'ours is small',
  'closed-before-hello': 'it stayed open while we said nothing',
  'concurrency-or-reuse-race': 'one alone fails',
  'fips-mode': 'it was read, and is off',
  'ftps-session-reuse': 'there is no first secure connection',
  'handshake-fragmentation': 'ours came in one piece',
  'ipv6-path-broken': 'IPv4 only',
  'jdk-disabled-algorithms': 'our greeting is not bound by such a list',
  'linux-crypto-policy': 'our greeting is not bound by such rules',
  'name-not-found': 'the name led to an address',
  'one-bad-node': 'one address only',
  'packet-loss-or-unstable-link': 'the same each time',
  'provider-retired-old-tls': 'no such provider',
  'proxy-breaks-connect': 'no proxy was given',
  'proxy-stops-us': 'no proxy was given',
  'refused-by-every-hello': 'no alert came',
  'server-min-version-policy': 'TLS 1.2 and 1.3 were offered',
  'server-tls13-only': 'TLS 1.3 was offered',
  'sni-filter-reset': 'another name goes no better',
  'sni-invalid': 'the right name goes no better',
  'sni-missing': 'the name was sent and does not help',
  'sni-required-by-firewall': 'the name was sent and does not help',
  'sni-unknown-name': 'no other name goes better',
  'ssl3-record-header-rejected': 'ours is wrapped as TLS',
  'starttls-stripped': 'no mail server spoke',
  'starttls-vs-implicit': 'nobody greeted us',
  'tcp-no-answer': 'a connection was accepted',
  'tcp-refused': 'a connection was accepted',
  unsteady: 'the same each time',
  'windows-update-regression': 'no Windows here',
  'you-are-the-server': 'the person said so',
};

const SILENT = {
  ...GREETING_NOT_TAKEN,
  'closed-by-every-hello': 'it did not close',
  'reset-at-once': 'it did not cut',
  'server-cert-key-missing': 'such a server ends the connection',
};

const CLOSING = {
  ...GREETING_NOT_TAKEN,
  'mtu-blackhole': 'a close came each time, in good order',
  'silent-after-hello': 'a close came each time',
};

const REFUSED_PORT = {
  'name-not-found': 'the name led to an address',
  'proxy-breaks-connect': 'no proxy was given',
  'proxy-stops-us': 'no proxy was given',
  'tcp-no-answer': 'a clear no is an answer',
  'you-are-the-server': 'the person said so',
};

const here = { 'local-settings': linuxSettings() };
const said = asked();
const numberOnly: Partial<Asked> = { target: { ...said.target, serverName: null } };

const ruledOut = (facts: Partial<EvidenceMap>, change: Partial<Asked> = {}) =>
  examine(evidence({ ...facts, ...here }), { asked: asked(change), message: null }).filter(
    ({ verdict }) => verdict.verdict === 'ruled-out',
  );
const idsOf = (facts: Partial<EvidenceMap>, change?: Partial<Asked>) =>
  ruledOut(facts, change)
    .map(({ cause }) => cause.id)
    .sort();

const refusedPort = {
  'this-computer': computerFacts(),
  names: namesFacts(),
  reach: reachFacts([{ connected: false, outcome: { kind: 'refused' } }]),
};

describe('what is ruled out where nothing was said to us', () => {
  it('is what was measured at a server that stays silent', () => {
    expect(idsOf(turnedAway(SILENCE))).toEqual(Object.keys(SILENT).sort());
  });
  it('is what was measured at a server that closes or cuts every greeting', () => {
    expect(idsOf(turnedAway(FIN))).toEqual(
      Object.keys({ ...CLOSING, 'reset-at-once': 'it was closed' }).sort(),
    );
    const cut = { ...CLOSING, 'closed-by-every-hello': 'it was cut off, and not closed' };
    expect(idsOf(turnedAway(RST))).toEqual(Object.keys(cut).sort());
  });
  it('is hardly anything at a port that is closed, or for a name that does not exist', () => {
    expect(idsOf(refusedPort)).toEqual(Object.keys(REFUSED_PORT).sort());
    const gone = namesFacts({ addresses: [], failure: { code: 'not-found', text: 'No such name.' } });
    expect(idsOf({ names: gone })).toEqual(['wrong-host-or-stale-dns', 'you-are-the-server']);
  });
  it('holds nothing of names that were never asked for', () => {
    const silent = {
      ...turnedAway(SILENCE),
      'server-name': {
        name: null,
        with: null,
        without: { result: hello('name-2', SILENCE), leaf: null },
        other: { result: hello('name-3', SILENCE), leaf: null },
      },
    };
    const ids = idsOf(silent, numberOnly);
    expect(ids).not.toContain('sni-missing');
    expect(ids).not.toContain('sni-required-by-firewall');
  });
  it('holds no certificate that was never seen', () => {
    for (const facts of [turnedAway(SILENCE), turnedAway(FIN), turnedAway(RST), refusedPort])
      expect(ruledOut(facts).filter(({ cause }) => cause.area === 'certificate').length).toBeLessThan(2);
  });
  it('grows by what other forms of the greeting showed', () => {
    const tried = {
      ...turnedAway(SILENCE),
      'hello-form': formFacts(SILENCE, { 'alpn-none': SILENCE, 'size-200': SILENCE }),
    };
    const more = idsOf(tried).filter((id) => !(id in SILENT));
    expect(more).toEqual(['alpn-none-shared', 'hello-over-255-or-512']);
  });
});

describe('what is ruled out of a chain', () => {
  const chainOf = (faults: Parameters<typeof certificateFacts>[0]) => ({
    ...healthy(),
    certificate: certificateFacts(faults, [presented()]),
  });
  it('is no unknown root while a link is missing, so that nobody knows the root', () => {
    const ids = idsOf(chainOf([fault('missing-intermediate', 'A link is missing.')]));
    expect(ids).not.toContain('cert-untrusted-root');
    expect(ids).not.toContain('cert-missing-intermediate');
    expect(ids).toContain('cert-expired');
  });
  it('is an unknown root where the certificate has run out, and leads to a known one', () => {
    expect(idsOf(chainOf([fault('expired', 'It ran out.')]))).toContain('cert-untrusted-root');
  });
});

describe('what is ruled out at a server that speaks TLS 1.0 alone', () => {
  const old = {
    ...turnedAway(FIN),
    versions: versionsFacts(['TLS 1.0']),
    certificate: certificateFacts(),
  };
  it('is that it speaks plain text, hangs, or turns this computer away', () => {
    const ids = idsOf(old);
    for (const id of ['plaintext-port', 'listener-unhealthy', 'ip-allowlist', 'sql-server-no-tls12'])
      expect(ids).toContain(id);
  });
  it('is not that rules of this computer matter: they were held against TLS 1.0', () => {
    const strict = { 'local-settings': linuxSettings({ 'openssl.MinProtocol': 'TLSv1.2' }) };
    const examined = examine(evidence({ ...old, ...strict }), { asked: said, message: null });
    const of = examined.find(({ cause }) => cause.id === 'linux-crypto-policy');
    expect(of?.verdict.verdict).toBe('possible');
  });
});
