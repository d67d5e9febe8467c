import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { labScenarioSchema, labStartedSchema } from '../../shared/model/lab';
import { QUESTIONS } from '../../shared/model/questions';
import { servers } from './registry';
import { startLab } from './start-lab';

const files = Object.keys(import.meta.glob(['./servers/*.ts', '!./servers/*.test.ts']));
const lab = await startLab();
afterAll(() => lab.stop());

/** Does anything accept a connection there? */
const opens = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

describe('the list of practice servers', () => {
  it('begins with the error that Handrail was made for', () => {
    expect(lab.scenarios[0]?.id).toBe('old-program');
  });

  it('has one server a file, named like its file', () => {
    const names = files.map((file) => file.replace('./servers/', '').replace('.ts', ''));
    expect(servers.map((server) => server.scenario.id).sort()).toEqual(names.sort());
  });

  it('gives every server a place of its own', () => {
    expect(new Set(servers.map((server) => server.order)).size).toBe(servers.length);
  });

  it.each(lab.scenarios)('tells the story of $id within the limits', (scenario) => {
    expect(labScenarioSchema.safeParse(scenario).success).toBe(true);
    expect(scenario.story.split('. ').length).toBeLessThanOrEqual(3);
    expect(scenario.recognise.length * scenario.ask.length).toBeGreaterThan(900);
    expect(
      `${scenario.title} ${scenario.story} ${scenario.learn} ${scenario.recognise} ${scenario.ask}`,
    ).not.toMatch(/\b(just|simply)\b|!/);
  });
});

describe.each(lab.scenarios)('the practice server $id', ({ id, fixable }) => {
  it('starts, with answers that the wizard understands', async () => {
    const started = await lab.start(id);
    expect(labStartedSchema.safeParse(started).success).toBe(true);
    expect(started.asked.lab).toBe(id);
    for (const [question, choice] of Object.entries(started.asked.answers))
      expect(QUESTIONS.find((one) => one.id === question)?.choices.map((one) => one.id)).toContain(choice);
  });

  it('keeps its port when it is repaired and broken again', async () => {
    const { port } = (await lab.start(id)).asked.target;
    const repaired = await lab.setFixed(id, true);
    expect([repaired.asked.target.port, repaired.fixed]).toEqual([port, fixable]);
    expect((await lab.setFixed(id, false)).asked.target.port).toBe(port);
  });
});

describe('the lab', () => {
  it('starts a server once, however often it is asked', async () => {
    const [a, b] = await Promise.all([lab.start('healthy'), lab.start('healthy')]);
    expect(a.asked.target.port).toBe(b.asked.target.port);
  });

  it('knows no server of another name', async () => {
    await expect(lab.start('no-such-server')).rejects.toThrow('There is no such practice server.');
  });

  it('leaves no port open after its end', async () => {
    const own = await startLab();
    const all = await Promise.all(own.scenarios.map(({ id }) => own.setFixed(id, true)));
    await own.stop();
    const ports = all.flatMap(({ asked }) =>
      asked.target.addresses.map((address) => ({ address, port: asked.target.port })),
    );
    expect(await Promise.all(ports.map(({ address, port }) => opens(address, port)))).toEqual(
      ports.map(() => false),
    );
  });
});
