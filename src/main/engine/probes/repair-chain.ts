import { printable } from '../../../shared/words/printable';
import { fromBase64, toBase64 } from './base64';
import type { ToldTime } from './clock-facts';
import type { CertificateFacts, FetchResult, NetPort, StoreVerdict } from './net-port';
import { hostOf, timesIn } from './told-times';
import type { TrustPathFacts } from './trust-path-facts';

type Fetched = TrustPathFacts['fetched'];
type Repaired = NonNullable<TrustPathFacts['repaired']>;

/** Where the chain is judged, and with which name. */
interface Court {
  readonly net: Pick<NetPort, 'trust' | 'fetchPlain'>;
  readonly name: string | null;
  /** The address that showed the chain. */
  readonly server: string | null;
  readonly at: Date;
}

const MOST_LINKS = 3;
const MOST_URLS = 2;
/** Nobody else is asked once the answers have taken so long together. */
const LONGEST_MS = 6_000;

const isMissing = ({ faults }: StoreVerdict): boolean =>
  faults.some(({ code }) => code === 'missing-intermediate');

/** The last certificate of the way up: its issuer is what is missing. */
const topOf = ({ path, chain }: StoreVerdict): CertificateFacts | undefined => chain[path.at(-1) ?? -1];

/** Company authorities often name a directory (LDAP) first; it is told only where nothing else is there. */
const askable = ({ caIssuers }: CertificateFacts): readonly string[] => {
  const web = caIssuers.filter((url) => /^http:/i.test(url));
  return (web.length > 0 ? web : caIssuers).slice(0, MOST_URLS);
};

const pemOf = (der: string): string =>
  `-----BEGIN CERTIFICATE-----\n${der.replace(/(.{64})/g, '$1\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/** The certificates of the way up, in the order in which a server sends them (RFC 8446 §4.4.2): its own first, the root left out. */
const repairedOf = (store: StoreVerdict): Repaired => {
  const links = store.path.flatMap((index) => store.chain[index] ?? []).slice(0, 12);
  const whole = links.map(({ der }) => pemOf(der)).join('');
  return {
    trusted: store.trusted,
    store: store.name,
    subjects: links.map(({ subject }) => subject),
    // Half a chain would be worse than none.
    pem: whole.length <= 60_000 ? whole : '',
  };
};

/** Follows a chain up, link by link. */
class Repair {
  readonly fetched: Fetched = [];
  readonly times: ToldTime[] = [];
  private readonly tried = new Set<string>();
  private spentMs = 0;

  constructor(
    private readonly court: Court,
    private readonly pool: Uint8Array[],
  ) {}

  async run(first: StoreVerdict): Promise<Repaired | null> {
    let store = first;
    for (let round = 0; round < MOST_LINKS && isMissing(store); round += 1) {
      const top = topOf(store);
      const issuers = top ? await this.issuersOf(top) : [];
      if (issuers.length === 0) return null;
      const so = store.path.flatMap((index) => store.chain[index] ?? []).map(({ der }) => fromBase64(der));
      const { trust } = this.court.net;
      const verdicts = await trust.byStore([...so, ...issuers.slice(0, 2)], this.court.name, this.court.at);
      store =
        verdicts.find(({ trusted }) => trusted) ??
        verdicts.find((one) => !isMissing(one)) ??
        verdicts[0] ??
        store;
    }
    // A root that was found makes no chain whole: a server need not send it.
    return isMissing(store) || store.path.length === first.path.length ? null : repairedOf(store);
  }

  /** Those that were seen before, else those that the certificate says where to find. */
  private async issuersOf(top: CertificateFacts): Promise<readonly Uint8Array[]> {
    const { trust } = this.court.net;
    const known = await trust.issuersOf(fromBase64(top.der), this.pool);
    if (known.length > 0) return known;
    for (const url of askable(top)) {
      if (this.tried.has(url) || this.spentMs > LONGEST_MS) continue;
      this.tried.add(url);
      const found = await this.fetch(url, top);
      if (found.length > 0) return found;
    }
    return [];
  }

  private async fetch(url: string, top: CertificateFacts): Promise<readonly Uint8Array[]> {
    const { net } = this.court;
    const purpose = printable(
      `${hostOf(url) ?? 'An address'} is asked for the missing certificate of “${top.issuer}”`,
      200,
    );
    const result = await net.fetchPlain({ purpose, url, server: this.court.server, kind: 'certificate' });
    this.spentMs += result.ms;
    this.times.push(...timesIn(url, result));
    const all = result.body ? await net.trust.certificatesIn(result.body) : [];
    const issuers = await net.trust.issuersOf(fromBase64(top.der), all);
    this.pool.push(...all);
    await this.note(url, result, issuers[0] ?? all[0]);
    return issuers;
  }

  private async note(url: string, result: FetchResult, der: Uint8Array | undefined): Promise<void> {
    const facts = der && (await this.court.net.trust.byStore([der], null, this.court.at))[0]?.chain[0];
    const useless = result.status === 'fetched' && !facts;
    this.fetched.push({
      url,
      status: useless ? 'not-a-certificate' : result.status,
      why: useless ? 'What came from there is not a certificate.' : result.why,
      subject: facts?.subject ?? null,
      fingerprint: facts?.fingerprint ?? null,
      ...(facts?.selfIssued ? { root: true } : {}),
      attemptId: result.attempt.id,
    });
  }
}

/**
 * Looks for certificates that a chain lacks: among those that the server showed elsewhere, then where the chain itself says that they are
 * (caIssuers, RFC 5280 §4.2.2.1). Asks nobody when nothing is missing.
 */
export const repairChain = async (
  court: Court,
  stores: readonly StoreVerdict[],
  sent: readonly Uint8Array[],
  elsewhere: readonly Uint8Array[],
): Promise<Pick<TrustPathFacts, 'fetched' | 'repaired'> & { readonly times: ToldTime[] }> => {
  const known = new Set(sent.map(toBase64));
  const repair = new Repair(
    court,
    elsewhere.filter((der) => !known.has(toBase64(der))),
  );
  // Where one list knows the top, nothing is missing; another that does not know it can't tell a root from a link.
  const lacking = stores.some(({ anchor }) => anchor !== null) ? undefined : stores.find(isMissing);
  const repaired = lacking ? await repair.run(lacking) : null;
  const { fetched, times } = repair;
  return { fetched: fetched.slice(0, 8), repaired, times: times.slice(0, 12) };
};
