import type { PlaintextKind } from '../../../shared/model/failure';
import { asText } from './script';

const hasLmtpWord = (text: string): boolean => /\blmtp\b/i.test(text);
const hasMailWord = (text: string): boolean =>
  /\b(e?smtp|mail|postfix|exim|sendmail|exchange|dovecot)\b/i.test(text);
const hasFtpWord = (text: string): boolean =>
  /\b(ftp|ftps|ftpd|sftp|filezilla|vsftpd|proftpd|pure-ftpd)\b/i.test(text);
const hasNewsWord = (text: string): boolean => /\b(nntp|nnrp|nnrpd|news|usenet|innd?|posting)\b/i.test(text);

/** "220" opens SMTP, LMTP and FTP (RFC 5321 §4.2, RFC 2033 §4, RFC 959 §4.2): the words that follow decide; 4xx and 5xx are refusals of either. */
const numbered = (text: string): PlaintextKind => {
  if (hasLmtpWord(text)) return 'lmtp';
  if (hasFtpWord(text)) return 'ftp';
  if (/^(400|502)/.test(text) && hasNewsWord(text)) return 'nntp';
  if (hasMailWord(text)) return 'smtp';
  // SMTP servers begin with their own full name; FTP servers usually with a sentence.
  return /^\d{3}[ -][A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\s|$)/.test(text) ? 'smtp' : 'unknown';
};

/**
 * MySQL's greeting and its refusal: 3 bytes length, sequence number, then protocol version 10 and a version text, or 0xff and an error
 * (MySQL internals, "Protocol::HandshakeV10", "ERR_Packet").
 */
const isMysql = (bytes: Uint8Array): boolean => {
  const [b0, b1, b2, sequence, marker] = bytes;
  if (b0 === undefined || b1 === undefined || b2 === undefined || marker === undefined) return false;
  const length = b0 | (b1 << 8) | (b2 << 16);
  if (length < 8 || length > 1_024 || sequence !== 0) return false;
  if (marker === 0xff) return true;
  return marker === 0x0a && /^\d+\.\d+/.test(asText(bytes.subarray(5, 20)));
};

const isOperation = (tag: number | undefined): boolean => tag !== undefined && tag >= 0x60 && tag <= 0x79;

/** An LDAPMessage (RFC 4511 §4.1.1): SEQUENCE, a short INTEGER, then an operation of class APPLICATION; lengths of any width (X.690 §8.1.3). */
const isLdap = (bytes: Uint8Array): boolean => {
  const length = bytes[1] ?? 0;
  const at = length < 0x80 ? 2 : 2 + (length & 0x7f);
  const width = bytes[at + 1] ?? 0;
  return (
    bytes[0] === 0x30 && bytes[at] === 0x02 && width >= 1 && width <= 4 && isOperation(bytes[at + 2 + width])
  );
};

/** PostgreSQL's ErrorResponse: 'E', a length, then fields that begin with the severity (PostgreSQL documentation, "Message Formats"). */
const isPostgres = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x45 &&
  bytes[1] === 0 &&
  bytes[2] === 0 &&
  /^S[A-Z]{3,}\0/.test(asText(bytes.subarray(5, 20)));

/** Telnet begins with IAC and an offer or a wish (RFC 854). */
const isTelnet = ([first, second = 0]: Uint8Array): boolean =>
  first === 0xff && second >= 0xfb && second <= 0xfe;

const BINARY: readonly (readonly [(bytes: Uint8Array) => boolean, PlaintextKind])[] = [
  [isMysql, 'mysql'],
  [isLdap, 'ldap'],
  [isPostgres, 'postgres'],
  [isTelnet, 'telnet'],
];

const PATTERNS: readonly (readonly [RegExp, PlaintextKind])[] = [
  [/^HTTP\/\d/i, 'http'],
  // RFC 6120 §4.2; before HTML, which may begin with an XML declaration too.
  [/^\s*(<\?xml[^>]{0,200}\?>\s*)?<(stream:)?stream[\s>]/i, 'xmpp'],
  [/^\s*(<!doctype html|<html|<\?xml)/i, 'http'],
  [/^SSH-\d/, 'ssh'],
  [/^\* (OK|PREAUTH|BYE)\b/i, 'imap'],
  // Redis, which answers as POP3 does but never greets (its protocol specification, "Simple errors").
  [/^-(ERR (unknown command|protocol error|wrong number)|NOAUTH|DENIED)\b/i, 'redis'],
  [/^\+OK\b/i, 'pop3'],
  [/^-ERR\b/i, 'pop3'],
  // RFC 3977 §5.1: 200 posting allowed, 201 not; nothing else begins so.
  [/^20[01][ -]/, 'nntp'],
  // RFC 5804 §1.7: capabilities, each in quotes.
  [/^"(IMPLEMENTATION|SIEVE|SASL|STARTTLS|VERSION|NOTIFY|LANGUAGE|UNAUTHENTICATE|MAXREDIRECTS)"/i, 'sieve'],
  // RFC 2812 §3.3.2 and §3.7.4; servers speak before anyone has a name.
  [/^(:\S{1,200} )?NOTICE \S{1,200} :/i, 'irc'],
  [/^:\S{1,200} (\d{3}|CAP) \S/i, 'irc'],
  [/^ERROR :/i, 'irc'],
  [/^RFB \d{3}\.\d{3}/, 'vnc'],
];

/** What first bytes that are not TLS look like. A guess from well-known greetings; 'unknown' when none fits. */
export const recognise = (bytes: Uint8Array): PlaintextKind => {
  const head = bytes.subarray(0, 1_024);
  for (const [fits, kind] of BINARY) if (fits(head)) return kind;
  const text = asText(head);
  for (const [pattern, kind] of PATTERNS) if (pattern.test(text)) return kind;
  return /^(220|400|421|554|530|500|501|502|503)[ -]/.test(text) ? numbered(text) : 'unknown';
};
