/** Causes of which one alone can be what happened, and why. */
interface Exclusive {
  readonly ids: readonly string[];
  readonly why: string;
}

/** How the same greetings ended is said by one of these alone. */
const ONE_ENDING = [
  'closed-by-every-hello',
  'refused-by-every-hello',
  'reset-at-once',
  'silent-after-hello',
  'closed-before-hello',
];

/** What a server does every time beside what it does now and then, and others that deny each other. */
const EXCLUSIVE: readonly Exclusive[] = [
  { ids: ONE_ENDING, why: 'each of them is another way in which the same greetings end' },
  {
    ids: ['unsteady', 'closed-by-every-hello'],
    why: 'one happens now and then, the other every time',
  },
  { ids: ['unsteady', 'silent-after-hello'], why: 'one happens now and then, the other every time' },
  { ids: ['unsteady', 'reset-at-once'], why: 'one happens now and then, the other every time' },
  { ids: ['tcp-refused', 'tcp-no-answer'], why: 'a port that says no is not a port that says nothing' },
  {
    ids: ['client-default-tls-too-old', 'server-max-tls-too-old'],
    why: 'in one the program is older than the server allows, in the other the server is older than the program allows',
  },
  {
    ids: ['server-tls13-only', 'server-max-tls-too-old'],
    why: 'a server that takes the newest version alone is not one that takes the old ones alone',
  },
  {
    ids: ['server-tls13-only', 'version-intolerance'],
    why: 'in one the newest version is the only one that works, in the other it is the one that does not',
  },
  {
    ids: ['sni-missing', 'sni-unknown-name'],
    why: 'in one the server misses a name, in the other it refuses the one that it was given',
  },
  {
    ids: ['cert-expired', 'cert-not-yet-valid', 'cert-clock-skew'],
    why: 'a date is over, still to come, or only looks so because of a wrong clock',
  },
  {
    ids: ['cert-self-signed', 'cert-missing-intermediate'],
    why: 'a certificate that signs itself has no chain in which a link could be missing',
  },
  {
    ids: ['plaintext-port', 'starttls-vs-implicit'],
    why: 'in one the port speaks no secure connection at all, in the other it does after a few plain words',
  },
];

/** Why two causes can't both be what happened; null: nothing is known against it. */
export const whyNotBoth = (one: string, other: string): string | null =>
  EXCLUSIVE.find(({ ids }) => one !== other && ids.includes(one) && ids.includes(other))?.why ?? null;
