import type { Program } from '../../../shared/model/asked';
import type { VersionCode } from '../wire/api';

/** What the caller draws for one greeting; everything else is the program's own. */
export interface Drawn {
  /** 32 bytes. */
  readonly random: Uint8Array;
  /** 32 bytes; used if the program sends one. */
  readonly sessionId: Uint8Array;
  /** null: the program is given no name (then it sends what it sends without one). */
  readonly serverName: string | null;
  /** A fresh public key of this group; null when this runtime can't make one. */
  keyShare(group: number): Uint8Array | null;
  /** Instead of the program's own protocols, where a plain beginning (STARTTLS) wants others; empty = none. Absent: its own. */
  readonly alpn?: readonly string[];
}

/** What a program offers, in its own order. Codes as registered by IANA. `versions` lowest first. */
export interface Offers {
  readonly versions: readonly VersionCode[];
  readonly suites: readonly number[];
  /** Empty: the extension is not sent. */
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly alpn: readonly string[];
  readonly sendsServerName: boolean;
}

/** What the program itself refuses although the server answered; null = no such limit known. Sizes in bits. */
export interface Insists {
  readonly minDhBits: number | null;
  readonly maxDhBits: number | null;
  readonly minRsaBits: number | null;
  readonly refusesSha1Certificates: boolean;
  /** RFC 5746: refuses a server without renegotiation_info. */
  readonly secureRenegotiation: boolean;
  /** Its roots: the system's, a bundle of its own, or Mozilla's. */
  readonly roots: 'system' | 'own-bundle' | 'mozilla';
}

/** One program as it greets: one file in clients/profiles, its name the id. */
export interface ClientProfile {
  readonly id: string;
  readonly name: string;
  readonly family:
    | 'dotnet-framework'
    | 'dotnet'
    | 'windows'
    | 'java'
    | 'openssl'
    | 'curl'
    | 'python'
    | 'go'
    | 'node'
    | 'mono'
    | 'browser'
    | 'mobile'
    | 'gnutls';
  /** Answers of "which program?" under which it is listed. */
  readonly programs: readonly Program[];
  readonly source: string;
  /** Of the recording or of the document, ISO 8601 date. */
  readonly date: string;
  /** recorded: byte for byte but for what is drawn. documented: versions, suites, groups and schemes from documents; the form is ours. */
  readonly basis: 'recorded' | 'documented';
  readonly offers: Offers;
  readonly insists: Insists;
  /** What of it is the nearest known form and not this very program's, in one sentence; absent: nothing. */
  readonly approximates?: string;
  /** Groups for which it sends a key at once (RFC 8446 §4.2.8). */
  readonly keyShares: readonly number[];
  /** The whole first flight: records and all. */
  hello(drawn: Drawn): Uint8Array;
}

/** Declares a client profile. */
export const defineClient = (client: ClientProfile): ClientProfile => client;
