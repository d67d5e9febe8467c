import { optionsOf } from '../../../shared/model/asked';
import type { ProbeContext } from './define-probe';
import { type Door, speaksTls13 } from './door';
import { newestReadable, OTHER_NAME, VERSIONS } from './greet';
import type { TrustVerdict } from './net-port';
import { type AskedKind, openFlight, readInClear, type Sighting, shakeHands } from './sightings';

/** A look with what this computer says of the chain. */
export interface Judged extends Sighting {
  readonly verdict: TrustVerdict;
}

/** Which name the server answers to: the right one, or for want of that none or another, so that at least its certificate is seen. */
export const nameToAsk = ({ asked, seen }: ProbeContext): string | null => {
  const { serverName } = asked.target;
  if (seen.hello?.base.answered || seen.versions?.spoken.length || seen.starttls?.result.answered)
    return serverName;
  const names = seen['server-name'];
  if (names?.with?.result.answered) return serverName;
  return names?.without.result.answered ? null : OTHER_NAME;
};

/** The readable versions to look in: the newest, or with every list asked for all of them; newest first. */
const readableVersions = ({ asked, seen }: ProbeContext): readonly number[] => {
  const newest = newestReadable(seen.versions);
  if (optionsOf(asked).depth === 'all')
    return VERSIONS.filter(([name, code]) => code < 0x0304 && seen.versions?.spoken.includes(name))
      .map(([, code]) => code)
      .reverse();
  if (newest !== null) return [newest];
  // After STARTTLS no version was asked for by itself: TLS 1.2 is worth a try.
  return !seen.hello?.base.answered && seen.starttls?.result.answered ? [0x0303] : [];
};

const kindOf = ({ verdict }: Judged): AskedKind | null => {
  const type = verdict.chain[0]?.keyType.toUpperCase() ?? '';
  if (type.startsWith('RSA')) return 'RSA';
  return type.startsWith('EC') ? 'ECDSA' : null;
};

/** Kinds that hardly any server has, and then mostly beside a usual one: asked for with every list only. */
const RARE: readonly (readonly [kind: AskedKind, key: RegExp])[] = [
  ['RSA-PSS', /^RSA-PSS/i],
  ['EdDSA', /^ED/i],
];

/** The fingerprint of the leaf. */
export const leafOf = ({ verdict }: Judged): string => verdict.chain[0]?.fingerprint ?? '';
/** All fingerprints of the chain in their order. */
export const chainId = ({ verdict }: Judged): string =>
  verdict.chain.map(({ fingerprint }) => fingerprint).join(' ');

/** Looked at beside the address of the door. */
const MOST_ADDRESSES = 2;

/** Other addresses of the name that answered a greeting: each may be another server. */
const otherAddresses = ({ seen }: ProbeContext, door: Door): readonly string[] =>
  (seen.hello?.addresses ?? [])
    .flatMap(({ answered, address }) => (answered && address !== door.address ? [address] : []))
    .slice(0, MOST_ADDRESSES);

/** Looks at the server's certificates; each question costs one connection. */
export class Looks {
  readonly judged: Judged[] = [];

  constructor(
    private readonly context: ProbeContext,
    private readonly door: Door,
    readonly serverName: string | null,
    readonly name: string | null,
  ) {}

  async all(): Promise<void> {
    const versions = readableVersions(this.context);
    const modern = speaksTls13(this.context.seen);
    const sightings = await Promise.all([
      ...versions.map((version) => this.inClear(version, 'any')),
      ...(modern ? [this.opened('any')] : []),
    ]);
    await this.keep(...sightings);
    if (this.judged.length === 0) await this.keep(await shakeHands(this.context, this.door, this.serverName));
    else await this.otherKind();
    if (!(await this.byTurns())) await this.elsewhere();
    if (optionsOf(this.context.asked).depth !== 'all') return;
    await this.rareKinds();
    if (modern) await this.keep(await this.opened('any'));
  }

  private inClear(version: number, kind: AskedKind, door = this.door): Promise<Sighting | null> {
    return readInClear(this.context, door, this.serverName, version, kind);
  }

  private opened(kind: AskedKind, door = this.door): Promise<Sighting | null> {
    return openFlight(this.context, door, this.serverName, kind);
  }

  /** The way of looking that was possible at the door. */
  private likeTheFirst(door: Door): Promise<Sighting | null> {
    const [first] = this.judged;
    const [version] = readableVersions(this.context);
    if (first?.seenBy === 'opened-flight') return this.opened('any', door);
    return version === undefined || first?.seenBy !== 'readable-hello'
      ? shakeHands(this.context, door, this.serverName)
      : this.inClear(version, 'any', door);
  }

  /** Two versions brought two certificates of one kind: by their version, or because servers take turns? Each is asked once more. */
  private async byTurns(): Promise<boolean> {
    const [one, other] = this.judged.filter(({ asked }) => asked === 'any');
    if (!one || !other || chainId(one) === chainId(other) || kindOf(one) !== kindOf(other)) return false;
    const [version] = readableVersions(this.context);
    await this.keep(await this.opened('any'));
    if (version !== undefined) await this.keep(await this.inClear(version, 'any'));
    return true;
  }

  private async elsewhere(): Promise<void> {
    if (this.judged.length === 0) return;
    const looks = otherAddresses(this.context, this.door).map(async (address) => {
      const sighting = await this.likeTheFirst({ ...this.door, address });
      return sighting && { ...sighting, address };
    });
    await this.keep(...(await Promise.all(looks)));
  }

  /** Servers with two certificates show one of them to each client; asked for the other kind only, they show that one. */
  private async otherKind(): Promise<void> {
    const kinds = new Set(this.judged.map(kindOf));
    if (kinds.has('RSA') && kinds.has('ECDSA')) return;
    await this.keep(await this.ofKind(kinds.has('RSA') ? 'ECDSA' : 'RSA'));
  }

  private async rareKinds(): Promise<void> {
    if (this.judged.length === 0) return;
    const shown = this.judged.map(({ verdict }) => verdict.chain[0]?.keyType ?? '');
    for (const [kind] of RARE.filter(([, key]) => !shown.some((type) => key.test(type))))
      await this.keep(await this.ofKind(kind));
  }

  /** Asked for in the way in which certificates were seen. */
  private async ofKind(kind: AskedKind): Promise<Sighting | null> {
    const [version] = readableVersions(this.context);
    if (this.judged.some(({ seenBy }) => seenBy === 'opened-flight')) return this.opened(kind);
    return version === undefined ? null : this.inClear(version, kind);
  }

  private async keep(...sightings: readonly (Sighting | null)[]): Promise<void> {
    for (const sighting of sightings) {
      if (!sighting) continue;
      const verdict = await this.context.net.judgeChain(sighting.certificates, this.name, this.context.now);
      this.judged.push({ ...sighting, verdict });
    }
  }
}
