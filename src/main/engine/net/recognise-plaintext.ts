import type { PlaintextKind } from '../../../shared/model/failure';

const ascii = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');

const hasMailWord = (text: string): boolean =>
  /\b(e?smtp|lmtp|mail|postfix|exim|sendmail|exchange)\b/i.test(text);
const hasFtpWord = (text: string): boolean =>
  /\b(ftp|ftps|ftpd|sftp|filezilla|vsftpd|proftpd|pure-ftpd)\b/i.test(text);

/** "220" opens both SMTP and FTP (RFC 5321 §4.2, RFC 959 §4.2): the words that follow decide; 5xx and 421 are refusals of either. */
const twoTwenty = (text: string): PlaintextKind => {
  if (hasFtpWord(text)) return 'ftp';
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
  return marker === 0x0a && /^\d+\.\d+/.test(ascii(bytes.subarray(5, 20)));
};

const PATTERNS: readonly (readonly [RegExp, PlaintextKind])[] = [
  [/^HTTP\/\d/i, 'http'],
  [/^\s*(<!doctype html|<html|<\?xml)/i, 'http'],
  [/^SSH-\d/, 'ssh'],
  [/^\* (OK|PREAUTH|BYE)\b/i, 'imap'],
  [/^\+OK\b/i, 'pop3'],
  [/^-ERR\b/i, 'pop3'],
];

/** What first bytes that are not TLS look like. A guess from well-known greetings; 'unknown' when none fits. */
export const recognisePlaintext = (bytes: Uint8Array): PlaintextKind => {
  if (isMysql(bytes)) return 'mysql';
  const text = ascii(bytes);
  for (const [pattern, kind] of PATTERNS) if (pattern.test(text)) return kind;
  return /^(220|421|554|530|500|501|502|503)[ -]/.test(text) ? twoTwenty(text) : 'unknown';
};
