import type { Target } from '../../../shared/model/target';
import type { ProxyServer, RunSecrets } from '../../../shared/model/way';
import type {
  AttemptOptions,
  AttemptResult,
  Dialogue,
  FetchOptions,
  FetchResult,
  FlightOptions,
  FlightResult,
  FtpDataOptions,
  FtpDataResult,
  HandshakeOptions,
  HandshakeResult,
  NetPort,
  Resolved,
} from '../probes/net-port';
import type { CancelSwitch } from './cancel-switch';
import type { GateLimits } from './gate';
import type { BackOff } from './pace';
import type { Lookup } from './resolve';
import type { Slots } from './slots';

export interface NetOptions {
  /** `host`: needed only with a proxy, which is given the name. */
  readonly target: Pick<Target, 'port' | 'extraRoots'> & Partial<Pick<Target, 'host'>>;
  /** Ends everything that is open and keeps the rest from starting. */
  readonly signal?: AbortSignal;
  readonly limits?: GateLimits;
  /** What this net shares with others; default: nothing. */
  readonly slots?: Slots;
  /** How long a connection may take to be accepted; default 5000. */
  readonly connectMs?: number;
  /** How long a proxy, and after it the plain dialogue, may take to let us through; default 10000 each. */
  readonly openingMs?: number;
  readonly now?: () => Date;
  readonly lookup?: Lookup;
  /** The dialogue before every conversation that names none itself: a fresh script for each connection. Default: none. */
  readonly dialogue?: () => Dialogue;
  readonly alpn?: NetPort['alpn'];
  /** Default: none. */
  readonly proxy?: ProxyServer | null;
  /** Default: none. */
  readonly secrets?: RunSecrets;
  /** false: nobody but the server is asked anything; default true. */
  readonly fetch?: boolean;
  /** Reads the settings of a computer; default: of this one. */
  readonly readSettings?: NetPort['localSettings'];
}

/** For whom a call is made: the id its attempt gets, and a cancel of its own. */
export interface NetScope {
  readonly id?: string;
  readonly cancel?: CancelSwitch;
  /** Told of every connection that the call makes beside its own. */
  readonly beside?: () => void;
}

/** The net of one run: NetPort with a scope for each call, and a way to end it. */
export interface RunNet extends NetPort {
  resolve(host: string, scope?: NetScope): Promise<Resolved>;
  attempt(options: AttemptOptions, scope?: NetScope): Promise<AttemptResult>;
  handshake(options: HandshakeOptions, scope?: NetScope): Promise<HandshakeResult>;
  flight(options: FlightOptions, scope?: NetScope): Promise<FlightResult>;
  ftpData(options: FtpDataOptions, scope?: NetScope): Promise<FtpDataResult>;
  fetchPlain(options: FetchOptions, scope?: NetScope): Promise<FetchResult>;
  pause(ms: number, scope?: NetScope): Promise<void>;
  /** Connections used so far. */
  readonly used: number;
  /** The server began to turn us away, and we paused; null: it did not. */
  readonly backedOff: BackOff | null;
  /** Cancels what is under way and resolves once no socket is open. */
  close(): Promise<void>;
}
