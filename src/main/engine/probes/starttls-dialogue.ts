import { type Asked, optionsOf } from '../../../shared/model/asked';
import type { Outcome } from '../../../shared/model/failure';
import { STARTTLS_NAMES, type StarttlsName } from '../../../shared/model/way';
import { protocolOf, protocolOfPort } from '../starttls/registry';
import type { Seen } from './define-probe';
import type { HelloFacts } from './hello-facts';
import type { Dialogue } from './net-port';

const HTTPS = 443;
/** What drivers of SQL Server write into their errors. A named instance has a port of its own, so the port tells nothing there. */
const SQL_SERVER =
  /\bSqlClient\b|pre-login handshake|ODBC Driver \d+ for SQL Server|com\.microsoft\.sqlserver|provider: (?:TCP|SSL) Provider|\bMSOLEDBSQL\b/i;

/** The plain beginning that the pasted text speaks of by the program that wrote it; null: none. */
const saidProtocol = (message: string): StarttlsName | null => (SQL_SERVER.test(message) ? 'tds' : null);

/**
 * The dialogue that belongs to a target before anything was seen: the one that the person named, else the one of a port that begins
 * in plain text, else the one of the program that wrote the pasted text (but not on the web's own port). null: TLS from the first byte, as
 * far as anyone can tell beforehand. The banner is not asked: see `spokenProtocol`.
 */
export const plannedDialogue = (
  asked: Pick<Asked, 'target' | 'options'> & Partial<Pick<Asked, 'message'>>,
): StarttlsName | null => {
  const { starttls } = optionsOf(asked);
  if (starttls === 'none') return null;
  if (starttls !== 'auto') return starttls;
  const { port } = asked.target;
  return protocolOfPort(port) ?? (port === HTTPS ? null : saidProtocol(asked.message ?? ''));
};

/** The port itself tells of a plain beginning. */
export const isOfPort = ({ target }: Pick<Asked, 'target'>): boolean => protocolOfPort(target.port) !== null;

/** A fresh dialogue for one connection. `serverName`: for protocols whose plain words name the server (XMPP). */
export const dialogueFor = (name: StarttlsName, serverName: string | null = null): Dialogue =>
  protocolOf(name).start({ serverName });

/**
 * What a hello may offer in ALPN (RFC 7301) when this protocol follows; empty = no ALPN at all, as its programs do. A server of one of
 * these protocols may rightly refuse a hello that asks for web pages. null: no such protocol, so the usual offer.
 */
export const alpnFor = (name: StarttlsName | null): readonly string[] | null =>
  name === null ? null : (protocolOf(name).alpn ?? []);

/** The protocol's name as people know it: "SMTP". */
export const spokenName = (name: StarttlsName): string => protocolOf(name).spoken;

const isProtocol = (word: string): word is StarttlsName => STARTTLS_NAMES.some((name) => name === word);

/** The language that the server greeted us in, before or after our own greeting, if a switch belongs to it; null when it was none. */
export const spokenProtocol = (seen: Seen): StarttlsName | null => {
  const banners = seen.reach?.addresses.map(({ banner }) => banner?.looksLike ?? '') ?? [];
  const base = seen.hello?.base.outcome;
  const afterHello = base?.kind === 'plaintext' ? base.looksLike : '';
  return [...banners, afterHello].find(isProtocol) ?? null;
};

/**
 * The plain words that belong before every further greeting, found out by listening: the server spoke first, our greeting was not answered,
 * and nobody had told of those words beforehand (then the run says them by itself). What the server says goes before what its port tells,
 * except that LMTP may greet as SMTP does. null: none.
 */
export const heardWords = ({
  asked,
  seen,
}: {
  readonly asked: Asked;
  readonly seen: Seen;
}): StarttlsName | null => {
  if (optionsOf(asked).starttls !== 'auto' || seen.hello?.base.answered !== false) return null;
  const [planned, heard] = [plannedDialogue(asked), spokenProtocol(seen)];
  if (planned !== null && !isOfPort(asked)) return null;
  return heard === planned || (heard === 'smtp' && planned === 'lmtp') ? null : heard;
};

const SENT_NOTHING = new Set(['connect', 'before-hello', 'resolve']);

/** Our hello went out, so whatever words stood before it had come to their end. */
export const helloWentOut = (outcome: Outcome): boolean =>
  'stage' in outcome && !SENT_NOTHING.has(outcome.stage);

/** The words before the greeting never came to an end: the server fell silent among them, and our greeting was never sent. */
export const stuckInWords = ({ outcome }: Pick<HelloFacts, 'outcome'>): boolean =>
  outcome.kind === 'silence' && outcome.stage === 'before-hello';

/** Why a probe that varies greetings steps aside there: each of them would wait as long for the same silence. */
export const STUCK =
  'The server fell silent among the plain words that come before a greeting, so no greeting could be sent.';
