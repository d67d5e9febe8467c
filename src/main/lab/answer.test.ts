import { describe, expect, it } from 'vitest';
import { labReplySchema } from '../../shared/ipc/lab-messages';
import type { LabScenario } from '../../shared/model/lab';
import { answerLabRequest } from './answer';
import type { Lab } from './start-lab';

const scenario: LabScenario = {
  id: 'one',
  title: 'One',
  story: 'A story.',
  learn: 'A lesson.',
  recognise: 'A sign.',
  ask: 'A question.',
  group: 'fine' as const,
  minutes: 2,
  causeId: 'cert-expired',
  fixable: true,
};
const lab = (calls: string[] = []): Promise<Lab> =>
  Promise.resolve({
    scenarios: [scenario],
    start: () => Promise.reject(new Error('not used')),
    setFixed: async (id, fixed) => {
      calls.push(`${id} ${fixed}`);
      if (id !== 'one') throw new Error('There is no such practice server.');
      return {
        scenario,
        fixed,
        asked: {
          target: {
            host: 'a.lab.test',
            display: 'a.lab.test:1',
            port: 1,
            serverName: null,
            addresses: [],
            extraRoots: [],
          },
          message: '',
          side: 'unknown',
          program: 'unknown',
          answers: {},
          lab: 'one',
        },
      };
    },
    stop: () => Promise.resolve(),
  });

describe('the lab process', () => {
  it('lists the servers', async () => {
    const reply = await answerLabRequest(lab(), { id: 3, call: 'list' });
    expect(reply).toEqual({ id: 3, ok: true, value: [scenario] });
    expect(labReplySchema.safeParse(reply).success).toBe(true);
  });

  it('starts a server broken and repairs it when asked', async () => {
    const calls: string[] = [];
    const reply = await answerLabRequest(lab(calls), { id: 1, call: 'start', scenario: 'one' });
    await answerLabRequest(lab(calls), { id: 2, call: 'setFixed', scenario: 'one', fixed: true });
    expect(calls).toEqual(['one false', 'one true']);
    expect(labReplySchema.safeParse(reply).success).toBe(true);
  });

  it('says why a server can’t be started', async () => {
    expect(await answerLabRequest(lab(), { id: 4, call: 'start', scenario: 'none' })).toEqual({
      id: 4,
      ok: false,
      message: 'There is no such practice server.',
    });
  });

  it('answers also when the lab itself failed', async () => {
    const reply = await answerLabRequest(Promise.reject(new Error('no authority')), { id: 5, call: 'list' });
    expect(reply).toEqual({ id: 5, ok: false, message: 'no authority' });
  });

  it('keeps quiet about what is not a request', async () => {
    for (const raw of [null, 'list', { call: 'list' }, { id: 1, call: 'quit' }, { id: -1, call: 'list' }])
      expect(await answerLabRequest(lab(), raw)).toBeNull();
  });
});
