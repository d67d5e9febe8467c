import type { VersionCode } from '../wire/api';
import { groupName, versionName } from '../wire/ids';
import { suiteFacts } from '../wire/suite-facts';
import type { ClientProfile } from './define-client';
import type { KnownList, ServerFacts } from './server-facts';

/** What decides whether a program can talk to a server; 'everything': nothing stands in the way. */
export type Deciding =
  | 'everything'
  | 'nothing-known'
  | 'server-name'
  | 'versions'
  | 'post-quantum'
  | 'suites'
  | 'groups'
  | 'signatures'
  | 'diffie-hellman'
  | 'renegotiation'
  | 'certificate';

/**
 * Whether a program would connect. `be-closed`: the server would end it. `refuse`: the program itself would. `unknown`: what would decide
 * it was not measured. `because`: one or two plain sentences.
 */
export interface Judgement {
  readonly would: 'connect' | 'be-closed' | 'refuse' | 'unknown';
  readonly because: string;
  readonly deciding: Deciding;
}

type Found = Judgement | null;

const TLS13: VersionCode = 0x0304;
const X25519MLKEM768 = 0x11ec;
const P256 = 0x0017;

const closed = (deciding: Deciding, because: string): Judgement => ({
  would: 'be-closed',
  because,
  deciding,
});
const refuses = (deciding: Deciding, because: string): Judgement => ({ would: 'refuse', because, deciding });
const unknown = (deciding: Deciding, because: string): Judgement => ({ would: 'unknown', because, deciding });

const names = (versions: readonly VersionCode[]): string => versions.map(versionName).join(', ');

const checkAnswer = ({ answered }: ServerFacts): Found => {
  if (answered) return null;
  return unknown(
    'nothing-known',
    answered === null
      ? 'No greeting could be sent to the server.'
      : 'The server answered none of our greetings, so there is nothing to compare with.',
  );
};

const checkName = ({ offers }: ClientProfile, { needsName }: ServerFacts): Found =>
  !offers.sendsServerName && needsName
    ? closed('server-name', 'It sends no server name (SNI), and the server answers only greetings with one.')
    : null;

const checkVersions = ({ offers }: ClientProfile, server: ServerFacts): Found => {
  const { spoken, refused } = server;
  if (server.newestTurnsAway && offers.versions.includes(TLS13))
    return closed(
      'versions',
      'It offers TLS 1.3, and the server turns such greetings away, even those that offer TLS 1.2 as well.',
    );
  if (offers.versions.some((version) => spoken.includes(version))) return null;
  return offers.versions.every((version) => refused.includes(version))
    ? closed(
        'versions',
        `It offers ${names(offers.versions)} and no other version; the server turns each of them down.`,
      )
    : unknown('versions', `Whether the server takes ${names(offers.versions)} is not known.`);
};

const checkPostQuantum = ({ keyShares }: ClientProfile, { refusesPostQuantum }: ServerFacts): Found =>
  keyShares.includes(X25519MLKEM768) && refusesPostQuantum
    ? closed(
        'post-quantum',
        'Its greeting carries a large post-quantum key, and greetings with one are not answered.',
      )
    : null;

const listOf = (lists: readonly KnownList[], version: VersionCode): KnownList =>
  lists.find((list) => list.version === version) ?? { version, taken: [], complete: false };

const inVersion =
  (version: VersionCode) =>
  (suite: number): boolean => {
    const facts = suiteFacts(suite);
    return facts !== null && facts.minVersion <= version && version <= facts.maxVersion;
  };

const checkSuites = (profile: ClientProfile, list: KnownList, shared: readonly number[]): Found => {
  if (shared.length > 0) return null;
  const words = versionName(list.version);
  const offered = profile.offers.suites.filter(inVersion(list.version)).length;
  return list.complete
    ? closed(
        'suites',
        `Of the ${offered} encryption methods (cipher suites) that it offers in ${words} the server takes none.`,
      )
    : unknown(
        'suites',
        `Which encryption methods (cipher suites) the server takes in ${words} was not asked to the end, and it does not offer the one that was seen.`,
      );
};

const usesCurves = (shared: readonly number[]): boolean =>
  shared.every((suite) => {
    const exchange = suiteFacts(suite)?.keyExchange;
    return exchange === 'ecdhe' || exchange === 'tls13';
  });

const checkGroups = ({ offers }: ClientProfile, list: KnownList, shared: readonly number[]): Found => {
  const common = offers.groups.some((group) => list.taken.includes(group));
  if (common || !usesCurves(shared) || offers.groups.length === 0) return null;
  if (list.complete)
    return closed(
      'groups',
      `In ${versionName(list.version)} they have no group for the exchange of keys in common.`,
    );
  if (list.taken.length === 0) return null;
  const seen = list.taken.map(groupName).join(', ');
  return offers.groups.includes(P256)
    ? null
    : unknown(
        'groups',
        `The server was seen to take ${seen}, which it does not offer; others were not asked for.`,
      );
};

const checkSignatures = ({ offers }: ClientProfile, list: KnownList): Found => {
  const common = offers.signatureSchemes.some((scheme) => list.taken.includes(scheme));
  if (common || !list.complete || list.taken.length === 0 || offers.signatureSchemes.length === 0)
    return null;
  return closed('signatures', `In ${versionName(list.version)} the server signs with nothing that it takes.`);
};

const checkDh = ({ insists }: ClientProfile, { dhBits }: ServerFacts, shared: readonly number[]): Found => {
  if (dhBits === null || !shared.every((suite) => suiteFacts(suite)?.keyExchange === 'dhe')) return null;
  const bits = `The server exchanges keys with Diffie-Hellman of ${dhBits} bits`;
  if (insists.minDhBits !== null && dhBits < insists.minDhBits)
    return refuses('diffie-hellman', `${bits}; it takes ${insists.minDhBits} or more.`);
  return insists.maxDhBits !== null && dhBits > insists.maxDhBits
    ? refuses('diffie-hellman', `${bits}; it takes ${insists.maxDhBits} at most.`)
    : null;
};

const checkRenegotiation = (
  { insists }: ClientProfile,
  { renegotiation }: ServerFacts,
  version: VersionCode,
): Found =>
  version < TLS13 && insists.secureRenegotiation && renegotiation === false
    ? refuses(
        'renegotiation',
        'The server lacks the safety signal for renegotiation (RFC 5746), without which it refuses.',
      )
    : null;

/** Windows, .NET everywhere (X509ChainPolicy.DisableCertificateDownloads is off), Apple and browsers fetch or know a certificate left out. */
const REPAIRS: readonly ClientProfile['family'][] = [
  'dotnet-framework',
  'dotnet',
  'windows',
  'browser',
  'mobile',
];
const repairs = ({ family, id }: ClientProfile): boolean =>
  REPAIRS.includes(family) && !id.startsWith('android');

const checkTrust = (profile: ClientProfile, server: NonNullable<ServerFacts['certificate']>): Found => {
  const { trusted, intermediateMissing, issuerNamed } = server;
  if (intermediateMissing && !repairs(profile))
    return refuses(
      'certificate',
      'The server leaves out a certificate of its chain, and it does not fetch that by itself.',
    );
  if (intermediateMissing && !issuerNamed)
    return unknown(
      'certificate',
      'The server leaves out a certificate of its chain, and names no address where it can be fetched. It connects only if it has that one from elsewhere.',
    );
  const own = profile.insists.roots !== 'system';
  const judged = own && trusted.mozilla !== null ? trusted.mozilla : trusted.system;
  if (judged !== false) return null;
  return refuses(
    'certificate',
    own
      ? 'It brings its own list of roots. The one of this certificate is not in there, unless somebody added it.'
      : 'The certificate leads to no root that this computer trusts, and it trusts what its computer trusts.',
  );
};

const checkCertificate = (profile: ClientProfile, { certificate }: ServerFacts): Found => {
  if (certificate === null)
    return unknown(
      'certificate',
      'They have a version and a method in common, but the server’s certificate could not be read.',
    );
  const { insists } = profile;
  const { fault, leastRsaBits, sha1 } = certificate;
  if (fault !== null) return refuses('certificate', `${fault} Programs refuse that.`);
  if (insists.minRsaBits !== null && leastRsaBits !== null && leastRsaBits < insists.minRsaBits)
    return refuses(
      'certificate',
      `A key in the server’s chain has ${leastRsaBits} bits; it takes ${insists.minRsaBits} or more.`,
    );
  if (sha1 && insists.refusesSha1Certificates)
    return refuses('certificate', 'A certificate of the server is signed with SHA-1, which it refuses.');
  return checkTrust(profile, certificate);
};

/** All that they share needs a curve, and none that this program knows was asked for: nearly every server takes one, and nobody measured it. */
const checkCurve = (
  { offers }: ClientProfile,
  groups: KnownList,
  shared: readonly number[],
): Judgement | null =>
  usesCurves(shared) &&
  offers.groups.length > 0 &&
  groups.taken.every((group) => !offers.groups.includes(group))
    ? unknown(
        'groups',
        'They fit in all else. Whether the server takes a curve that this program knows, such as P-256, was not asked; a check of all lists tells.',
      )
    : null;

/**
 * Judges one program against what is known of a server, without a connection. Three-valued: what was not measured gives 'unknown', never
 * 'connect'. The newest version that both speak is the one that counts (RFC 8446 §4.2.1, RFC 5246 §E.1).
 */
export const judge = (profile: ClientProfile, server: ServerFacts): Judgement => {
  const before =
    checkAnswer(server) ??
    checkName(profile, server) ??
    checkVersions(profile, server) ??
    checkPostQuantum(profile, server);
  if (before) return before;
  const version = Math.max(...profile.offers.versions.filter((one) => server.spoken.includes(one)));
  const suites = listOf(server.suites, version);
  const shared = profile.offers.suites.filter(
    (suite) => suites.taken.includes(suite) && inVersion(version)(suite),
  );
  const groups = listOf(server.groups, version);
  return (
    checkSuites(profile, suites, shared) ??
    checkGroups(profile, groups, shared) ??
    checkSignatures(profile, listOf(server.signatures, version)) ??
    checkDh(profile, server, shared) ??
    checkRenegotiation(profile, server, version) ??
    checkCertificate(profile, server) ??
    checkCurve(profile, groups, shared) ?? {
      would: 'connect',
      because: `They have ${versionName(version)} and an encryption method in common.`,
      deciding: 'everything',
    }
  );
};
