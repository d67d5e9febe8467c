import type { Outcome, ProxyFailure } from '../../../../shared/model/failure';

/** What a proxy's script does next. Labels are for the transcript and never hold a password. */
export type ProxyMove =
  | { readonly do: 'wait' }
  | { readonly do: 'send'; readonly bytes: Uint8Array; readonly label: string }
  /** The way is open: what was received from `used` on is the server's. */
  | { readonly do: 'open'; readonly used: number; readonly label: string }
  | { readonly do: 'failed'; readonly outcome: Outcome };

/** The conversation with a proxy until it lets us through. Pure; a fresh one for each connection. */
export interface ProxyScript {
  /**
   * Fed all bytes received since the connection began; called again after each 'send'.
   * `over`: nothing more will come, so what is there has to do.
   */
  next(received: Uint8Array, over?: boolean): ProxyMove;
  /** True when these bytes hold what we said in secret: then they are shown to nobody. */
  echoes(bytes: Uint8Array): boolean;
}

/** Where a proxy shall connect us to, and how we introduce ourselves. `password` is a secret. */
export interface Errand {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
}

export const WAIT: ProxyMove = { do: 'wait' };

/** The proxy's way of not letting us through. `text`: printable, without a full stop. */
export const failed = (what: ProxyFailure, status: number | null, text: string): ProxyMove => ({
  do: 'failed',
  outcome: { kind: 'proxy', what, status, text: text.slice(0, 300) },
});

/** Our own limit: this can't be said in the proxy's language, so nothing was sent. */
export const unsayable = (text: string): ProxyMove => ({
  do: 'failed',
  outcome: { kind: 'local', code: 'PROXY', text },
});

/** A script that fails without a word. */
export const noScript = (move: ProxyMove): ProxyScript => ({ next: () => move, echoes: () => false });
