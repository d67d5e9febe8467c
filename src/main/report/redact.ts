import type { MessageReading } from '../../shared/model/asked';
import type { ReportDocument } from '../../shared/model/report';
import { harmless } from '../../shared/words/printable';
import { collectSecrets, redactText, redactWords } from './redact-text';

/** Fields that hold bytes or public certificates, never words; their exact text must survive. */
const EXACT = new Set(['firstBytes', 'hex', 'extraRoots']);

const everywhere = (value: unknown, exact = false): unknown => {
  if (typeof value === 'string') return exact ? harmless(value) : harmless(redactText(value));
  if (Array.isArray(value)) return value.map((item) => everywhere(item, exact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [harmless(key), everywhere(item, exact || EXACT.has(key))]),
  );
};

const redactReading = (reading: MessageReading, secrets: readonly string[]): MessageReading => ({
  ...reading,
  text: redactWords(reading.text, secrets),
  matches: reading.matches.map((match) => ({ ...match, quoted: redactWords(match.quoted, secrets) })),
});

/**
 * Takes out of a report what must not leave this computer: user names in paths, user names and passwords in addresses, query strings,
 * passwords, tokens and keys in pasted text, e-mail addresses. What the person pasted or typed is searched more sharply than the rest,
 * because only there a secret can begin. Characters that steer a screen or turn the direction of writing go too: a pasted text, or a case
 * file from elsewhere, may hold them. Pure: the same document always gives the same result.
 */
export const redact = (document: ReportDocument): ReportDocument => {
  const { asked, message } = document;
  const secrets = collectSecrets([asked.message, message?.text ?? '', asked.target.display]);
  const target = { ...asked.target, display: redactWords(asked.target.display, secrets) };
  const sharper: ReportDocument = {
    ...document,
    asked: { ...asked, target, message: redactWords(asked.message, secrets) },
    message: message === null ? null : redactReading(message, secrets),
  };
  return everywhere(sharper) as ReportDocument;
};
