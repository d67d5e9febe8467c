import { addressBytes } from './address';
import type { GeneralNames } from './extensions';

/** One presented DNS name against the name that was asked for (RFC 9525 §6.3): a star stands for exactly one whole label, the first. */
const matchesDns = (presented: string, wanted: string): boolean => {
  const pattern = presented.toLowerCase().replace(/\.$/, '');
  if (!pattern.startsWith('*.')) return pattern === wanted;
  const rest = pattern.slice(2);
  // "*.com" would stand for a whole registry; no client takes it.
  if (!rest.includes('.') || rest.includes('*')) return false;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot + 1) === rest;
};

/** Whether a certificate with these names is good for `wanted`, a DNS name (A-label) or an IP literal. The common name does not count (RFC 9525 §2). */
export const matchesName = (names: GeneralNames, wanted: string): boolean => {
  const address = addressBytes(wanted);
  if (address) return names.addresses.some((bytes) => Buffer.compare(bytes, address) === 0);
  const name = wanted.toLowerCase().replace(/\.$/, '');
  return names.dns.some((presented) => matchesDns(presented, name));
};
