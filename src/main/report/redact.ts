import type { Asked, MessageReading } from '../../shared/model/asked';
import type { ReportDocument } from '../../shared/model/report';
import type { RunOptions } from '../../shared/model/way';
import { harmless } from '../../shared/words/printable';
import { collectSecrets, HIDDEN, hideWords, redactText, redactWords } from './redact-text';

/** Fields that hold bytes, public certificates or letters of our own, never words; their exact text must survive. */
const EXACT = new Set(['firstBytes', 'hex', 'extraRoots', 'attemptMarks']);

/** Fields that may hold words of a peer. Elsewhere a name may happen to be a word of ours, "network" or "proxy". */
const HEARD = new Set(['text', 'label', 'outcome', 'caption']);

type Clean = (text: string, key: string) => string;

/** Cleans one text of a report. A report says the same sentence many times (once for each program), so each is looked at once. */
const cleanerFor = (names: readonly string[]): Clean => {
  const known = { heard: new Map<string, string>(), own: new Map<string, string>() };
  return (text, key) => {
    if (EXACT.has(key)) return harmless(text);
    const kind = HEARD.has(key) ? 'heard' : 'own';
    const before = known[kind].get(text);
    if (before !== undefined) return before;
    const redacted = redactText(text);
    const clean = harmless(kind === 'heard' ? hideWords(redacted, names) : redacted);
    known[kind].set(text, clean);
    return clean;
  };
};

const everywhere = (value: unknown, clean: Clean, key = ''): unknown => {
  if (typeof value === 'string') return clean(value, key);
  if (Array.isArray(value)) return value.map((item) => everywhere(item, clean, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      harmless(name),
      everywhere(item, clean, EXACT.has(key) ? key : name),
    ]),
  );
};

/** Who the person is at the proxy: an account of their organisation, like a user name in an address. */
const withoutProxyUser = (options: RunOptions): RunOptions =>
  options.proxy === null || options.proxy.user === null
    ? options
    : { ...options, proxy: { ...options.proxy, user: HIDDEN } };

/** A name of three letters would be taken out of words that have nothing to do with it. */
const proxyUser = ({ options }: Asked): string[] => {
  const user = options?.proxy?.user ?? '';
  return user.length >= 4 ? [user] : [];
};

const redactReading = (reading: MessageReading, secrets: readonly string[]): MessageReading => ({
  ...reading,
  text: redactWords(reading.text, secrets),
  matches: reading.matches.map((match) => ({ ...match, quoted: redactWords(match.quoted, secrets) })),
});

/**
 * Takes out of a report what must not leave this computer: user names in paths and at the proxy, user names and passwords in addresses, query strings,
 * passwords, tokens and keys in pasted text, e-mail addresses. What the person pasted or typed is searched more sharply than the rest,
 * because only there a secret can begin. Characters that steer a screen or turn the direction of writing go too: a pasted text, or a case
 * file from elsewhere, may hold them. Pure: the same document always gives the same result.
 */
export const redact = (document: ReportDocument): ReportDocument => {
  const { asked, message, caseName } = document;
  const typed = [asked.message, message?.text ?? '', asked.target.display, caseName ?? ''];
  const secrets = collectSecrets(typed);
  const target = { ...asked.target, display: redactWords(asked.target.display, secrets) };
  const options = asked.options === undefined ? {} : { options: withoutProxyUser(asked.options) };
  const sharper: ReportDocument = {
    ...document,
    ...(caseName === undefined ? {} : { caseName: redactWords(caseName, secrets) }),
    asked: { ...asked, ...options, target, message: redactWords(asked.message, secrets) },
    message: message === null ? null : redactReading(message, secrets),
  };
  return everywhere(sharper, cleanerFor(proxyUser(asked))) as ReportDocument;
};
