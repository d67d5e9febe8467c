import type { LocalSettingsFacts } from '../../src/main/engine/probes/local-settings-facts';
import type { Asked } from '../../src/shared/model/asked';
import type { ReportDocument } from '../../src/shared/model/report';
import type { RunOptions, RunSecrets } from '../../src/shared/model/way';
import type { Peer } from '../peers/peer';

/** A peer of a case. `target`: the name to ask for, the roots to trust, more addresses; default: peer.lab.test at 127.0.0.1, nothing added. */
export interface CausePeer extends Pick<Peer, 'port' | 'stop'> {
  readonly target?: Partial<Asked['target']>;
  /** Options that only the peer knows, e.g. the proxy that leads to it. */
  readonly options?: Partial<RunOptions>;
  /** The program's own certificate that goes with this peer. */
  readonly secrets?: RunSecrets;
}

export type StartCausePeer = () => Promise<CausePeer>;

/** A run of the real engine against a peer, with what the person in the story knows. Nothing but loopback. */
export interface CauseCase {
  /** A sentence: what the peer does. */
  readonly name: string;
  /** Scripted or real server; it is started for this case and stopped after it. */
  readonly peer: StartCausePeer;
  /** What the person told; the target is the peer. `target` only where a case needs another name, address or root. */
  readonly asked?: Partial<Omit<Asked, 'target' | 'options'>> & {
    readonly target?: Partial<Asked['target']>;
  };
  readonly options?: Partial<RunOptions>;
  /** The settings of a pretended computer, for causes that read them; default: this computer's. */
  readonly local?: LocalSettingsFacts;
}

/** One cause's cases. `holds`: peers that have it, with the verdict that must come out. `not`: peers that nearly have it. */
export interface CauseCases {
  readonly cause: string;
  readonly holds: readonly (CauseCase & {
    readonly verdict: 'confirmed' | 'likely' | 'possible';
    /** Default true for confirmed and likely: it is also the report's headline. */
    readonly headline?: boolean;
    /** What the first lines of the report say, where a cause says different things. */
    readonly summary?: Partial<ReportDocument['summary']>;
  })[];
  readonly not: readonly (CauseCase & {
    /** Default 'ruled-out'. 'unknown' only with a reason in `name`. */
    readonly verdict?: 'ruled-out' | 'unknown';
  })[];
}

/** Declares the end-to-end cases of a cause: one file in e2e/cases/causes, named after it; at least one of each kind. */
export const causeCases = (cases: CauseCases): CauseCases => cases;
