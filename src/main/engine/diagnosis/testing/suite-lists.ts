import type { EvidenceMap } from '../../../../shared/model/evidence';
import { hello, helloFacts, versionsFacts } from './build';

const TLS12 = 'TLS 1.2';

/** A server that speaks TLS 1.2 alone and takes exactly these suites; `complete`: its list was asked to its end. */
export const tls12Server = (
  suites: readonly string[],
  complete = true,
): Pick<EvidenceMap, 'hello' | 'versions' | 'suites'> => {
  const answered = { ...hello('hello-1', TLS12), suite: suites[0] ?? null };
  const versions = versionsFacts([TLS12]);
  return {
    hello: helloFacts(TLS12, { base: answered, repeated: answered, addresses: [answered] }),
    versions: {
      ...versions,
      rungs: versions.rungs.map((rung) =>
        rung.version === TLS12
          ? { ...rung, result: { ...answered, attemptId: rung.result.attemptId } }
          : rung,
      ),
    },
    suites: {
      lists: [
        { version: TLS12, suites: [...suites], order: 'server', complete, choking: null, confirmed: null },
      ],
    },
  };
};

/** The greeting of a chosen program that ended like this each time, by turns with ours, which was answered. */
export const ownGreeting = (
  profile: string,
  name: string,
  end: Parameters<typeof hello>[1],
): EvidenceMap['client-greeting'] => {
  const own = ['own-1', 'own-2', 'own-3'].map((id) => hello(id, end));
  const base = ['base-1', 'base-2', 'base-3'].map((id) => hello(id, TLS12));
  const differs = own[0]?.answered === false;
  return { profile, name, basis: 'documented', base, own, differs, steady: true };
};
