import { judgeChain } from '../judge-chain';
import { makeRoots } from '../roots';
import { type Made, makeCertificate, parsed, type Wanted } from './make-chain';

// One root that is trusted, one authority below it, one server; the tests of the rules break one thing at a time.
/** When the tests judge. */
export const AT = new Date('2026-06-01T00:00:00Z');
/** Long enough for every test. */
export const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00' };

/** The one root that is trusted. */
export const root = makeCertificate({ subject: 'Root', authority: true, ...life });
/** The authority below it. */
export const middle = makeCertificate({ subject: 'Middle', issuer: root, authority: true, ...life });
/** A list with that root alone. */
export const roots = makeRoots('a list for tests', [parsed(root)], []);
/** A server certificate from `middle`, with these changes. */
export const server = (wanted: Partial<Wanted> = {}): Made =>
  makeCertificate({ subject: 'Server', issuer: middle, names: ['www.lab.test'], ...wanted });
/** One with nothing wrong. */
export const good = server();

/** The verdict on a chain. */
export const judge = (chain: readonly Made[], name: string | null = 'www.lab.test', at = AT) =>
  judgeChain(
    chain.map((made) => made.der),
    name,
    at,
    roots,
  );
/** The codes and positions of its faults. */
export const faults = (chain: readonly Made[], name?: string | null, at?: Date) =>
  judge(chain, name, at).faults.map(({ code, index }) => `${code} ${index}`);
