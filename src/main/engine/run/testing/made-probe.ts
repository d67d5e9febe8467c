import type { Asked } from '../../../../shared/model/asked';
import { z } from '../../../../shared/zod';
import type { Budget, Probe, ProbeContext } from '../../probes/define-probe';
import type { AnyProbe } from '../any-probe';

const factsSchema = z.strictObject({ said: z.string().max(20) });

interface Made {
  readonly id: string;
  readonly needs?: readonly string[];
  readonly connections?: number;
  readonly ms?: number;
  readonly runs?: Probe['runs'];
  readonly allBudget?: Budget;
  readonly requested?: Probe['requested'];
  readonly keepsPart?: true;
  readonly least?: number;
  readonly early?: Probe['early'];
  /** What it answers; a string becomes its facts. */
  readonly run: (context: ProbeContext) => Promise<unknown>;
}

/** A probe for tests of the runner. Its id and facts are not in EvidenceMap: the runner must not know any probe by name. */
export const madeProbe = ({ id, needs = [], connections = 0, ms = 5_000, run, ...more }: Made): AnyProbe => {
  const probe: unknown = {
    ...more,
    id,
    question: `What does ${id} say?`,
    areas: ['network'],
    needs,
    budget: { connections, ms },
    facts: factsSchema,
    run: async (context: ProbeContext) => {
      const answer = await run(context);
      return typeof answer === 'string'
        ? { status: 'ok', facts: { said: answer }, outcome: `It said ${answer}.` }
        : answer;
    },
  };
  return probe as AnyProbe;
};

/** What a person asked, about this port on loopback. */
export const askedFor = (port: number): Asked => ({
  target: {
    host: '127.0.0.1',
    display: `127.0.0.1:${port}`,
    port,
    serverName: null,
    addresses: [],
    extraRoots: [],
  },
  message: '',
  side: 'unknown',
  program: 'unknown',
  answers: {},
  lab: null,
});
