import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { reportSchema } from '../../../shared/model/report';
import { clientRows } from './grid';
import { evidenceOf, FIN, hello, SILENCE } from './testing/server';

const VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
const SUITES = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'unknown (0xfefe)',
  'constructor',
];
const GROUPS = ['x25519', 'secp256r1', 'X25519MLKEM768', 'unknown (0x9999)', '__proto__'];

const version = fc.constantFrom(...VERSIONS);
const suite = fc.constantFrom(...SUITES);
const group = fc.constantFrom(...GROUPS);
const answer = fc.oneof(
  fc.constant(hello(FIN)),
  fc.constant(hello(SILENCE)),
  fc.tuple(version, suite, group).map((seen) => hello(seen)),
  fc.constant(hello(['TLS 9.9', 'TLS_NOTHING', 'nowhere'])),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Facts as probes might have left them, each perhaps missing, with values nobody has heard of among them. */
const facts: fc.Arbitrary<Partial<EvidenceMap>> = fc
  .record({
    hello: maybe(
      fc
        .record({ base: answer, repeated: answer, steady: fc.boolean() })
        .map((one) => ({ ...one, addresses: [] })),
    ),
    versions: maybe(
      fc.record({
        rungs: fc.array(fc.record({ version, result: answer }), { maxLength: 5 }),
        spoken: fc.uniqueArray(version),
      }),
    ),
    suites: maybe(
      fc.record({
        lists: fc.array(
          fc.record({
            version,
            suites: fc.array(suite, { maxLength: 6 }),
            order: fc.constantFrom('server' as const, 'unknown' as const),
            complete: fc.boolean(),
            choking: fc.constant(null),
            confirmed: fc.constant(null),
          }),
          { maxLength: 3 },
        ),
      }),
    ),
    groups: maybe(
      fc.record({
        lists: fc.array(
          fc.record({
            version,
            groups: fc.array(group),
            withKeyOnly: fc.array(group),
            complete: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
        dh: fc.option(
          fc.record({ version, bits: fc.integer({ min: 0, max: 131_072 }), name: fc.constant(null) }),
        ),
      }),
    ),
    'client-greeting': maybe(
      fc.record({
        profile: fc.constantFrom('node-24', 'java-6', 'nobody'),
        name: fc.constant('A program'),
        basis: fc.constant('recorded' as const),
        base: fc.array(answer, { maxLength: 3 }),
        own: fc.array(answer, { maxLength: 3 }),
        differs: fc.boolean(),
        steady: fc.boolean(),
      }),
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

describe('the grid, whatever the evidence', () => {
  it('never throws, fits into a report, and connects nobody without a version and a method that were seen', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(null, 'node-24', 'nobody'), (shown, client) => {
        const rows = clientRows(evidenceOf(shown), { client });
        expect(reportSchema.shape.clients.safeParse(rows).error).toBeUndefined();
        // No certificate was read in any of these, so nobody can be said to connect.
        expect(rows.filter(({ would }) => would === 'connect')).toEqual([]);
      }),
      { seed: 20_261_121, numRuns: 150 },
    );
  });
});
