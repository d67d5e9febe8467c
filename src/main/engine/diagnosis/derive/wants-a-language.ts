import type { Program } from '../../../../shared/model/asked';
import type { Fix } from '../../../../shared/model/finding';

/** From our own recordings: what these use for TLS names no language (ALPN) unless it is told to. */
const NAMES_NONE: readonly Program[] = ['dotnet-framework', 'dotnet', 'java', 'mail', 'database'];

export const NAMES_NO_LANGUAGE = {
  programs: NAMES_NONE,
  habit: 'unless it is told to, it names no language in its first message',
} as const;

const FIX: readonly Fix[] = [
  {
    owner: 'program-vendor',
    stack: '.NET, Go, Java, Node.js',
    steps: [
      'Name what the server knows, for example http/1.1: ApplicationProtocols of SslClientAuthenticationOptions (.NET), NextProtos of tls.Config (Go), setApplicationProtocols of SSLParameters (Java), ALPNProtocols of tls.connect (Node.js).',
    ],
    undo: 'Set the former list.',
  },
  {
    owner: 'server-owner',
    stack: 'HAProxy, Envoy',
    steps: [
      'HAProxy: look for rules with req.ssl_alpn or ssl_fc_alpn that reject a connection, or find no backend for it, when it names no language. Add what takes it.',
      'Envoy: a filter chain with application_protocols in its filter_chain_match takes nobody who names none. Add a default_filter_chain, or a chain without that condition.',
    ],
    undo: 'Set the former lines and reload.',
  },
];

/** RFC 7301 §3.1: naming languages is the client's choice, so a server that insists on it goes further than the RFC. */
export const WANTS_A_LANGUAGE = {
  title: 'The server turns away who names no language for the inside of the secure connection (ALPN)',
  meaning:
    'In its first message a program may say which language it wants to speak inside the secure connection, for example HTTP/2 or HTTP/1.1 (ALPN). It need not. This server takes a greeting with such a list, and turns the same greeting away without one. So a program that names no language gets no secure connection, although versions and methods fit.',
  nextStep:
    'Let the program name a language that the server knows, for example HTTP/1.1. Or ask the server’s owner to let in programs that name none.',
  fix: FIX,
} as const;
