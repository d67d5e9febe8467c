import type { Outcome } from '../../../../shared/model/failure';

/** What a proxy's script does next. Labels are for the transcript and never hold a password. */
export type ProxyMove =
  | { readonly do: 'wait' }
  | { readonly do: 'send'; readonly bytes: Uint8Array; readonly label: string }
  /** The way is open: what was received from `used` on is the server's. */
  | { readonly do: 'open'; readonly used: number; readonly label: string }
  | { readonly do: 'failed'; readonly outcome: Outcome };

/** The conversation with a proxy until it lets us through. Pure; one for each connection. */
export interface ProxyScript {
  /** What happens to a proxy, in the transcript: "CONNECT example.org:443 by HTTP". */
  readonly name: string;
  /** Fed all bytes received since the connection began; called again after each 'send'. */
  next(received: Uint8Array): ProxyMove;
  /** A peer's text without the password that we may have sent to it. */
  hide(text: string): string;
  /** True when these bytes hold what we said in secret: the peer sends our own words back. */
  echoes(bytes: Uint8Array): boolean;
}
