import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';

/** Read-only facts about this computer that help to judge. */
const factsSchema = z.strictObject({
  os: z.string().max(200),
  runtime: z.string().max(200),
  trustStore: z.string().max(300),
  roots: z.int(),
  clock: z.string().max(60),
});
export type ThisComputerFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'this-computer': ThisComputerFacts;
  }
}

export const probe = defineProbe({
  id: 'this-computer',
  question: 'What is known about this computer?',
  areas: ['certificate', 'policy'],
  needs: [],
  budget: { connections: 0, ms: 20_000 },
  facts: factsSchema,
  async run({ net }) {
    const { os, runtime, trustStore, roots, now } = await net.machine();
    const facts: ThisComputerFacts = {
      os: printable(os, 200),
      runtime: printable(runtime, 200),
      trustStore: printable(trustStore, 300),
      roots,
      clock: printable(now, 60),
    };
    return { status: 'ok', facts, outcome: `${facts.os}; it trusts ${roots} root authorities.` };
  },
});
