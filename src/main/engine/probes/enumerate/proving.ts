import type { VersionCode } from '../../wire/api';
import { type Asker, NO_LINE } from './ask';
import { type Confirmation, canProve, confirmVersion, type Proof, proveWith, unconfirmed } from './confirm';
import { suitesOf } from './offered';
import type { SecondTries } from './second-try';

const TLS13: VersionCode = 0x0304;

/** protocol_version (RFC 8446 §6.2). */
const PROTOCOL_VERSION = 70;

/** Whether any other handshake in this version would end like this one. A version that is spoken is not refused, whatever an alert says. */
const isLastWord = ({ answer }: Proof, isSpoken: boolean): boolean => {
  const { outcome } = answer.result.attempt;
  // What this program can't do itself, the runtime may.
  if (NO_LINE.has(outcome.kind) && outcome.kind !== 'local') return true;
  return (
    !isSpoken && answer.kind === 'refused' && outcome.kind === 'alert' && outcome.code === PROTOCOL_VERSION
  );
};

/** What our own handshake may still be tried with after this one: after a refusal the other suites, after anything else none. */
const suitesAfter = (version: VersionCode, before: Proof | null): readonly number[] => {
  if (before === null) return suitesOf(version);
  if (before.answer.kind !== 'refused') return [];
  return suitesOf(version).filter((suite) => !before.offered.includes(suite));
};

/** Round trips of a handshake with its connection (RFC 8446 §2, RFC 5246 §7.3). */
const tripsOf = (version: VersionCode): number => (version === TLS13 ? 2 : 3);

/** Handshakes to their end for a scan: our own first, which take little, and then by what can do more. Each is made once more when it is overdue. */
export class Proving {
  /** `asker` makes no second tries of its own. */
  constructor(
    private readonly asker: Asker,
    private readonly tries: SecondTries,
  ) {}

  /** See proveWith. */
  proof(version: VersionCode, suites: readonly number[]): Promise<Proof | null> {
    return this.tries.run(
      () => proveWith(this.asker, version, suites),
      (proof) => proof?.answer.kind !== 'unclear',
      tripsOf(version),
    );
  }

  /** `isSpoken`: a ServerHello of this version has come. `before`: a proof that failed already. */
  async confirm(version: VersionCode, isSpoken: boolean, before: Proof | null = null): Promise<Confirmation> {
    const suites = canProve(version) ? suitesAfter(version, before) : [];
    const proof = (suites.length > 0 ? await this.proof(version, suites) : null) ?? before;
    if (proof?.confirmed) return proof.confirmed;
    if (proof && isLastWord(proof, isSpoken)) return unconfirmed(version);
    return this.tries.run(
      () => confirmVersion(this.asker, version),
      ({ completed }) => completed,
      tripsOf(version),
    );
  }
}
