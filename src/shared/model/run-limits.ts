import type { RunOptions } from './way';

/** Connections of a usual check, and of one that runs every list to its end. */
const USUAL_CONNECTIONS = 40;
const ALL_CONNECTIONS = 600;

/** Showing a certificate of the person's own: two versions, in each twice with it and twice without; two tries without it are spared. */
const CERTIFICATE_CONNECTIONS = 6;

/** Connections at a time that these options allow. */
export const atOnceFor = ({ gentle, concurrency }: RunOptions): number => (gentle ? 1 : concurrency);

/**
 * Connections in all that these options allow. Repeats were asked for by number and come on top: each is a greeting and the one that it is
 * compared with. So does what a client certificate adds, or it would take the connections of other questions.
 */
export const connectionsFor = ({ depth, repeats, clientCertificate }: RunOptions): number =>
  (depth === 'all' ? ALL_CONNECTIONS : USUAL_CONNECTIONS) +
  2 * repeats +
  (clientCertificate ? CERTIFICATE_CONNECTIONS : 0);

/** Connections to those whom the server's certificates name; not part of the sum above, which protects the server. */
export const ELSEWHERE_CONNECTIONS = 8;

/** How many of them these options allow. */
export const elsewhereFor = ({ fetch = true }: RunOptions): number => (fetch ? ELSEWHERE_CONNECTIONS : 0);
