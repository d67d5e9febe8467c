import { GROUPS } from '../../../wire/ids';
import { listed } from '../../derive/clip';
import type { PolicyFacts, Rule } from '../define-policy';

const usable = ({ groups }: PolicyFacts) =>
  groups?.lists.flatMap((list) => [...list.groups, ...list.withKeyOnly]) ?? [];

/** A group as IANA registers its name. */
export type GroupName = keyof typeof GROUPS;

/** The codes of these names. */
export const groupCodes = (names: readonly GroupName[]): number[] => names.map((name) => GROUPS[name]);

/** Keys are exchanged in these groups only (names as IANA registers them). */
export const onlyGroups = (text: string, allowed: readonly GroupName[]): Rule => ({
  text,
  judge: (facts) => {
    const seen = [
      ...new Set([...usable(facts), ...(facts.hello?.base.group ? [facts.hello.base.group] : [])]),
    ];
    const wrong = seen.filter((name) => !allowed.some((one) => one === name));
    if (wrong.length > 0) return { state: 'does-not', why: `It also takes ${listed(wrong.slice(0, 6))}.` };
    const whole = (facts.groups?.lists.length ?? 0) > 0 && facts.groups?.lists.every((list) => list.complete);
    return whole
      ? { state: 'passes', why: `It takes ${listed(seen.slice(0, 6))}.` }
      : {
          state: 'unknown',
          why: 'Not every group was asked for. Check again with all lists to have this told.',
        };
  },
});

/** The prime of a Diffie-Hellman exchange has at least so many bits. */
export const dhBits = (bits: number): Rule => ({
  text: `A key exchange in finite fields (Diffie-Hellman) uses a number of at least ${bits} bits.`,
  judge: ({ groups }) => {
    if (groups === undefined) return { state: 'unknown', why: 'The key exchange was not looked at in full.' };
    if (groups.dh === null) return { state: 'passes', why: 'It was not seen to use such an exchange.' };
    return {
      state: groups.dh.bits >= bits ? 'passes' : 'does-not',
      why:
        groups.dh.suite === undefined
          ? `Its number has ${groups.dh.bits} bits.`
          : `Its number has ${groups.dh.bits} bits, read with ${groups.dh.suite}.`,
    };
  },
});

/** A safety signal in the answers of TLS 1.2 and older. */
const signal = (which: 'renegotiation' | 'ems', text: string, yes: string, no: string): Rule => ({
  text,
  judge: ({ hello, versions, repeat }) => {
    const results = [
      ...(hello ? [hello.base, hello.repeated] : []),
      ...(versions?.rungs.map(({ result }) => result) ?? []),
      ...(repeat?.baseResults ?? []),
    ];
    const signals = results.flatMap((result) => result.signals ?? []);
    const old = versions?.spoken.some((version) => version !== 'TLS 1.3');
    if (signals.length === 0)
      return old === false
        ? { state: 'passes', why: 'It speaks TLS 1.3 only, where this is always so.' }
        : { state: 'unknown', why: 'No answer in TLS 1.2 was seen.' };
    return signals.every((one) => one[which])
      ? { state: 'passes', why: yes }
      : { state: 'does-not', why: no };
  },
});

/** RFC 5746. */
export const secureRenegotiation: Rule = signal(
  'renegotiation',
  'The server has the safety repair of 2009 (secure renegotiation, RFC 5746).',
  'Its answers carry the sign of it.',
  'Its answer lacks the sign of it.',
);

/** RFC 7627. */
export const extendedMasterSecret: Rule = signal(
  'ems',
  'The server binds keys to the whole opening conversation (extended master secret, RFC 7627).',
  'Its answers carry the sign of it.',
  'Its answer lacks the sign of it.',
);
