import { type ProxyServer, proxySchema } from '../model/way';
import { readHost } from '../target/host-name';
import { canonicalIP } from '../target/ip';

/** What a person wrote as a proxy. `password`: a secret. `problem`: one sentence; `example`: one that works. It never repeats the password. */
export type ProxyReading =
  | { readonly proxy: ProxyServer; readonly password: string | null }
  | { readonly problem: string; readonly example: string };

type Kind = ProxyServer['kind'];

/** Usual ports: none is registered for HTTP proxies, 8080 is what most of them take; 1080 is SOCKS (IANA). */
const SCHEMES: { readonly [scheme: string]: { readonly kind: Kind; readonly port: number } } = {
  http: { kind: 'http', port: 8080 },
  socks5: { kind: 'socks5', port: 1080 },
  socks5h: { kind: 'socks5', port: 1080 },
  socks: { kind: 'socks5', port: 1080 },
  socks4a: { kind: 'socks4a', port: 1080 },
  socks4: { kind: 'socks4a', port: 1080 },
};
const EXAMPLE = 'http://proxy.example.com:8080';

const problem = (sentence: string, example: string = EXAMPLE): ProxyReading => ({
  problem: sentence,
  example,
});

/** Percent signs as in an address (RFC 3986 §2.1); a lone % stands for itself, as browsers take it. Bytes that are no UTF-8 stay as written. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });

interface Parts {
  readonly user: string | null;
  readonly password: string | null;
  readonly host: string;
  readonly port: string;
}

/** The last @ ends the user part: a password may hold one that nobody escaped. The first colon in it ends the name (RFC 7617 §2). */
const split = (authority: string): Parts | null => {
  const at = authority.lastIndexOf('@');
  const login = at < 0 ? null : authority.slice(0, at);
  const colon = login?.indexOf(':') ?? -1;
  const place = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{0,6}))?$/.exec(authority.slice(at + 1));
  if (!place) return null;
  const user = login === null ? null : decoded(colon < 0 ? login : login.slice(0, colon));
  const password = login === null || colon < 0 ? null : decoded(login.slice(colon + 1));
  return {
    user: user === '' && !password ? null : user,
    password: password === '' ? null : password,
    host: place[1] ?? place[2] ?? '',
    port: place[3] ?? '',
  };
};

/** What stands in the way of saying this name and password to a proxy of this kind. */
const loginProblem = (kind: Kind, { user, password }: Parts): string | null => {
  if (/[\p{Cc}]/u.test(`${user ?? ''}${password ?? ''}`))
    return 'The user name or the password holds a character that can not be seen. Write it without.';
  if (kind === 'http' && user?.includes(':')) return 'A user name for an HTTP proxy can not hold a colon.';
  if (kind === 'socks4a' && password)
    return 'SOCKS4a knows no password. Use socks5:// if the proxy speaks that.';
  const bytes = (text: string | null) => new TextEncoder().encode(text ?? '').length;
  if (kind === 'socks5' && (bytes(user) > 255 || bytes(password) > 255))
    return 'The user name or the password is longer than SOCKS5 can take: 255 bytes each.';
  if ((user?.length ?? 0) > 256 || (password?.length ?? 0) > 1_024)
    return 'The user name or the password is too long.';
  return null;
};

const readPort = (text: string, usual: number): number | null => {
  if (text === '') return usual;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
};

const build = (kind: Kind, usual: number, parts: Parts, toAscii: (name: string) => string): ProxyReading => {
  const host = decoded(parts.host);
  // IDNA mappings drop line ends and blanks silently, and would make another name of it.
  if (/[\p{Cc}\s]/u.test(host)) return problem('The name of the proxy can not be read.');
  const read = readHost(host, 'text', toAscii);
  // Where there is a login, nothing of what was typed is repeated: it may have slipped out of its place.
  if ('problem' in read)
    return problem(parts.user === null ? read.problem.sentence : 'The name of the proxy can not be read.');
  const port = readPort(parts.port, usual);
  if (port === null) return problem('A port is a number from 1 to 65535.');
  const login = loginProblem(kind, parts);
  if (login !== null) return problem(login);
  const proxy = proxySchema.safeParse({ kind, host: read.host, port, user: parts.user });
  return proxy.success
    ? { proxy: proxy.data, password: parts.password }
    : problem('This can not be read as a proxy.');
};

/**
 * Reads `http://user:password@proxy:8080`, `socks5://…`, `socks5h://…`, `socks4a://…`, or `proxy:8080` alone, which is HTTP.
 * `toAscii` is the IDNA mapping (UTS 46); '' means that it refused. Pure; nothing is looked up.
 */
export const parseProxy = (text: string, toAscii: (name: string) => string): ProxyReading => {
  const trimmed = text.trim();
  if (trimmed === '') return problem('Which proxy? Its name or address, and its port.');
  if (trimmed.length > 2_000) return problem('This is too long for a proxy.');
  const match = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(trimmed);
  const name = match?.[1]?.toLowerCase() ?? 'http';
  const scheme = Object.hasOwn(SCHEMES, name) ? SCHEMES[name] : undefined;
  if (name === 'https')
    return problem(
      'A proxy that itself wants an encrypted connection (https://) is not spoken to here. Most are reached by http://, also for secure pages.',
    );
  if (scheme === undefined) return problem('A proxy begins with http://, socks5:// or socks4a://.');
  const rest = match?.[2] ?? trimmed;
  // A path says nothing to a proxy. It begins behind the last @: passwords with a slash are common.
  const place = rest.lastIndexOf('@') + 1;
  const authority = rest.slice(0, place) + (rest.slice(place).split(/[/?#]/, 1)[0] ?? '');
  if (canonicalIP(authority)?.includes(':'))
    return problem('Put an IPv6 address into square brackets.', 'http://[2001:db8::1]:8080');
  const parts = split(authority);
  if (parts === null || parts.host === '') return problem('This can not be read as a proxy.');
  return build(scheme.kind, scheme.port, parts, toAscii);
};
