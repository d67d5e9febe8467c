import { describe, expect, it } from 'vitest';
import { createNet } from '../../src/main/engine/net/create-net';
import type { ProbeContext, Seen } from '../../src/main/engine/probes/define-probe';
import { probe as hello } from '../../src/main/engine/probes/hello';
import { probe as helloForm } from '../../src/main/engine/probes/hello-form';
import { probe as intolerance } from '../../src/main/engine/probes/intolerance';
import { probe as repeat } from '../../src/main/engine/probes/repeat';
import { probe as stability } from '../../src/main/engine/probes/stability';
import { probe as versions } from '../../src/main/engine/probes/versions';
import { type RunOptions, USUAL_OPTIONS } from '../../src/shared/model/way';
import type { StartPeer } from '../peers/peer';
import {
  chokesOn256To511,
  cutsLarge,
  dislikesEmptyLast,
  dislikesGrease,
  dislikesNewNumbers,
  dislikesPostQuantum,
  failsSometimes,
  takesTurns,
  wantsOneRecord,
  wantsOneSegment,
  wantsSessionId,
} from '../peers/picky';

const address = '127.0.0.1';
const reached: Seen = {
  reach: {
    best: address,
    addresses: [
      {
        attemptId: 'r',
        address,
        family: 4,
        connected: true,
        connectMs: 1,
        outcome: { kind: 'answered', stage: 'connect' },
        banner: null,
      },
    ],
  },
};

/** Runs the greeting, its repetition and then what `rest` does, against this peer. */
const against = async <Result>(
  startPeer: StartPeer,
  options: Partial<RunOptions>,
  rest: (context: ProbeContext) => Promise<Result>,
): Promise<{ result: Result; used: number }> => {
  const peer = await startPeer();
  const net = createNet({
    target: { port: peer.port, extraRoots: [] },
    limits: { connections: 700, atOnce: 8 },
  });
  // The same lots in every run: they decide which greetings meet the failures of a server that fails now and then.
  Object.assign(net, { random: (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) >> 3) });
  try {
    const context: ProbeContext = {
      asked: {
        target: {
          host: 'www.lab.test',
          display: 'www.lab.test',
          port: peer.port,
          serverName: 'www.lab.test',
          addresses: [address],
          extraRoots: [],
        },
        message: '',
        side: 'unknown',
        program: 'unknown',
        answers: {},
        lab: null,
        options: { ...USUAL_OPTIONS, ...options },
      },
      net,
      seen: reached,
      now: new Date('2026-06-01T00:00:00Z'),
    };
    const said = await hello.run(context);
    const seen: Seen = { ...reached, ...(said.status === 'ok' ? { hello: said.facts } : {}) };
    const before = net.used;
    const result = await rest({ ...context, seen });
    return { result, used: net.used - before };
  } finally {
    await net.close();
    await peer.stop();
  }
};

const formsOf = (startPeer: StartPeer, depth: RunOptions['depth']) =>
  against(startPeer, { depth }, async (context) => {
    const answer = await helloForm.run(context);
    if (answer.status !== 'ok') throw new Error(answer.why);
    expect(helloForm.facts.parse(answer.facts)).toEqual(answer.facts);
    return {
      held: answer.facts.forms.flatMap(({ id, holds }) => (holds ? [id] : [])),
      differing: answer.facts.forms.flatMap(({ id, differs }) => (differs ? [id] : [])),
      outcome: answer.outcome,
    };
  });

describe('the form of the greeting, against devices that choke on one', () => {
  it.each<[string, StartPeer, readonly string[]]>([
    ['cuts what is large', cutsLarge, ['size-600', 'size-1500', 'size-4200', 'post-quantum', 'many-suites']],
    ['wants one segment', wantsOneSegment, ['two-segments']],
    ['wants one record', wantsOneRecord, ['two-records']],
    ['falls over GREASE', dislikesGrease, ['grease']],
    ['wants a session ID', wantsSessionId, ['no-session-id']],
    ['falls over the post-quantum group', dislikesPostQuantum, ['post-quantum']],
    ['falls over an empty last extension', dislikesEmptyLast, ['empty-last']],
  ])('finds exactly what fails at one that %s', async (_name, startPeer, expected) => {
    const { result, used } = await formsOf(startPeer, 'all');
    expect(result.held).toEqual(expected);
    expect(result.differing).toEqual(expected);
    expect(used).toBeLessThanOrEqual(helloForm.allBudget?.connections ?? 0);
  });
  it('finds what helps at one that chokes on 256 to 511 bytes, in a usual check', async () => {
    const { result, used } = await formsOf(chokesOn256To511, 'usual');
    expect(result.held).toEqual(expect.arrayContaining(['size-200', 'size-600']));
    expect(result.outcome).toMatch(/^The greeting is answered with this change: the size/);
    expect(used).toBeLessThanOrEqual(helloForm.budget.connections);
  });
  it('does not take one that chokes on a size for one that minds versions', async () => {
    const { result } = await against(chokesOn256To511, {}, async (context) => {
      const spoken = await versions.run(context);
      if (spoken.status !== 'ok') throw new Error(spoken.why);
      expect(spoken.facts.spoken).toContain('TLS 1.2');
      return repeat.run({ ...context, seen: { ...context.seen, versions: spoken.facts } });
    });
    expect(result).toMatchObject({ facts: { pairs: [{ key: 'version:TLS 1.2', holds: false }] } });
  });
  it('never takes two servers that take turns for a difference', async () => {
    const { result } = await formsOf(takesTurns(), 'all');
    expect(result.held).toEqual([]);
  });
});

describe('version numbers, against a server that falls over new ones', () => {
  it('finds the number and not the list', async () => {
    const { result } = await against(dislikesNewNumbers, { depth: 'all' }, async (context) => {
      const spoken = await versions.run(context);
      const seen = { ...context.seen, ...(spoken.status === 'ok' ? { versions: spoken.facts } : {}) };
      const answer = await intolerance.run({ ...context, seen });
      if (answer.status !== 'ok') throw new Error(answer.why);
      return answer.facts.groups.flatMap(({ forms }) => forms.filter(({ holds }) => holds));
    });
    expect(result.map(({ id }) => id)).toContain('legacy-version-0305');
    expect(result.map(({ id }) => id)).not.toContain('unknown-version');
  });
});

describe('repetition, against a server that fails now and then', () => {
  it('counts a third of failures as about a third', async () => {
    const { result, used } = await against(failsSometimes(0.3, 5), { repeats: 60 }, (context) =>
      stability.run(context),
    );
    if (result.status !== 'ok') throw new Error(result.why);
    const { first, second, chance, early } = result.facts;
    expect(first.sent).toBe(60);
    expect(first.failing.low).toBeLessThan(0.3);
    expect(first.failing.high).toBeGreaterThan(0.3);
    expect(first.course).toMatch(/^[ar]{60}$/);
    expect(first.connectMs?.count).toBe(60);
    expect(first.answerMs?.count).toBe(first.answered);
    expect(second?.sent).toBeGreaterThan(20);
    expect(chance).toBeGreaterThan(0.001);
    expect(early.canTell).toBe('too-near');
    expect(used).toBeLessThanOrEqual(120);
    expect(stability.facts.safeParse(result.facts).success).toBe(true);
  });
  it('finds a base that flaps, and holds nothing for sure that hangs on whose turn it is', async () => {
    const { result } = await against(takesTurns(), {}, (context) => repeat.run(context));
    expect(result).toMatchObject({ status: 'ok', facts: { baseSteady: false } });
  });
});
