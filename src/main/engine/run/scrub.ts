import { Buffer } from 'node:buffer';
import type { ProxyServer, RunSecrets } from '../../../shared/model/way';

/** Takes the secrets of a run out of a value, however deep they stand. The same shape comes back, and no text gets longer. */
export type Scrubber = <T>(value: T) => T;

/** Shorter ones stand in every second word; nobody can tell them from chance. */
const SHORTEST = 4;

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** As it was typed, as it goes over the wire (RFC 7617, RFC 1929), and as hex of either, which is how received bytes are kept. */
const formsOf = (secret: string): string[] => {
  const coded = utf8(secret).toString('base64');
  // The last group of base64 differs by what follows; without it the rest is still found.
  const base64 = coded.replace(/=+$/, '').slice(0, -1);
  const texts = [secret, encodeURIComponent(secret), coded, ...(base64.length >= 8 ? [base64] : [])];
  return [...texts, ...texts.map((text) => utf8(text).toString('hex'))];
};

const isHex = (form: string): boolean => /^[0-9a-f]+$/.test(form) && form.length % 2 === 0;

const blank = (form: string): string =>
  isHex(form) ? '2a'.repeat(form.length / 2) : '*'.repeat(form.length);

const walk = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), walk(item, clean)]));
};

const secretsIn = (secrets: RunSecrets, proxy: ProxyServer | null): string[] => {
  const { proxyPassword: password, clientIdentity } = secrets;
  const pair = password === null ? [] : [`${proxy?.user ?? ''}:${password}`, password];
  return [...pair, clientIdentity?.passphrase ?? ''].filter((secret) => secret.length >= SHORTEST);
};

/**
 * A peer may repeat what it was told: a proxy that answers with our own header, a page that greets by password. What the evidence keeps of
 * it is blanked out here, before anyone sees it.
 */
export const createScrubber = (secrets: RunSecrets, proxy: ProxyServer | null): Scrubber => {
  const forms = [...new Set(secretsIn(secrets, proxy).flatMap(formsOf))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (value) => value;
  const clean = (text: string): string =>
    forms.reduce((all, form) => all.replaceAll(form, blank(form)), text);
  return <T>(value: T): T => walk(value, clean) as T;
};
