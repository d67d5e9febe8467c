import { runtimeName } from '../platform/runtime';
import type { MachineFacts, NetPort, TrustPort } from '../probes/net-port';
import { trust, trustCalls } from './on-demand';

/** The part of NetPort that judges what was received and looks at this computer. */
type Judging = Pick<NetPort, 'judgeChain' | 'machine' | 'trust'>;

/** Judges with this computer's roots and the added ones (PEM); everything is loaded when it is first asked for. */
export const createJudging = (extraRoots: readonly string[], now: () => Date): Judging => {
  const calls = async (): Promise<TrustPort> => (await trustCalls()).trustCalls(extraRoots);
  return {
    async judgeChain(certificates, name, at) {
      const { judgeChain, loadRoots } = await trust();
      return judgeChain(certificates, name, at, await loadRoots(extraRoots));
    },
    async machine(): Promise<MachineFacts> {
      const [{ loadRoots }, { operatingSystem }] = await Promise.all([
        trust(),
        import('../platform/operating-system'),
      ]);
      const [os, roots] = await Promise.all([operatingSystem(), loadRoots(extraRoots)]);
      const { store, added } = roots;
      return {
        os,
        runtime: runtimeName(),
        trustStore: (added > 0 ? `${store} and ${added} added for this check` : store).slice(0, 300),
        roots: roots.count - added,
        now: now().toISOString(),
      };
    },
    trust: {
      byStore: async (...given) => (await calls()).byStore(...given),
      certificatesIn: async (bytes) => (await calls()).certificatesIn(bytes),
      issuersOf: async (...given) => (await calls()).issuersOf(...given),
      links: async (...given) => (await calls()).links(...given),
      judgeOcsp: async (...given) => (await calls()).judgeOcsp(...given),
      judgeCrl: async (...given) => (await calls()).judgeCrl(...given),
    },
  };
};
