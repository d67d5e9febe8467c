import { describe, expect, it } from 'vitest';
import type { Conclusion } from '../../shared/model/report';
import { asEvidence } from '../engine/diagnosis/testing/as-evidence';
import { certificateFacts, fault, healthy } from '../engine/diagnosis/testing/situations';
import type { RunOptions } from '../engine/run/session';
import { runCli } from './run-cli';
import { testIo, testTools } from './testing';

const broken = asEvidence({ ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) });
const fine = asEvidence(healthy());

/** A server that is repaired after so many small tries; `judged`: what the whole checks say in turn. */
const make = (
  repairedAfter: number,
  judged: readonly Conclusion[],
  signal = new AbortController().signal,
) => {
  const waits: number[] = [];
  const runs: (RunOptions['earlier'] | null)[] = [];
  const small = () => runs.filter((one) => one !== null).length;
  const base = testTools();
  const tools = testTools('cause-named', {
    startRun: async (asked, options) => {
      runs.push(options.earlier ?? null);
      const result = await base.startRun(asked, options);
      return { ...result, evidence: small() > repairedAfter ? fine : broken };
    },
    judge: (file) => {
      const document = base.judge(file);
      const conclusion = judged[runs.filter((one) => one === null).length - 1] ?? 'cause-named';
      return document && { ...document, summary: { ...document.summary, conclusion } };
    },
    wait: async (ms) => void waits.push(ms),
  });
  const io = testIo({ signal });
  return { tools, io, waits, runs, small };
};

describe('handrail check --until-works', () => {
  it('tries small, then checks whole, and ends with 0 when it works', async () => {
    const { tools, io, waits, runs, small } = make(2, ['cause-named', 'nothing-wrong']);
    expect(await runCli(['check', 'a.example', '--until-works'], tools, io)).toBe(0);
    expect(small()).toBe(3);
    expect(runs.map((one) => one?.scope ?? 'whole')).toEqual(['whole', 'quick', 'quick', 'quick', 'whole']);
    expect(waits).toEqual([30_000, 60_000, 120_000]);
    expect(io.said.err).toContain('The next try is in 30 seconds');
    expect(io.said.err).toContain('A whole check makes sure of it.');
  });
  it('keeps to --every', async () => {
    const { tools, io, waits } = make(2, ['cause-named', 'nothing-wrong']);
    expect(await runCli(['check', 'a.example', '--until-works', '--every', '90'], tools, io)).toBe(0);
    expect(waits).toEqual([90_000, 90_000, 90_000]);
  });
  it('does not wait when nothing is wrong', async () => {
    const { tools, io, waits } = make(0, ['nothing-wrong']);
    expect(await runCli(['check', 'a.example', '--until-works'], tools, io)).toBe(0);
    expect(waits).toEqual([]);
  });
  it('goes on, and waits longer, when the whole check does not confirm it', async () => {
    const { tools, io, waits } = make(0, ['cause-named', 'cause-named', 'nothing-wrong']);
    expect(await runCli(['check', 'a.example', '--until-works'], tools, io)).toBe(0);
    expect(waits).toEqual([30_000, 600_000]);
  });
  it('ends after a day with the code of the last whole check', async () => {
    const { tools, io, waits } = make(Number.POSITIVE_INFINITY, ['could-not-tell']);
    let now = Date.parse('2026-11-21T10:00:00Z');
    const clock = {
      ...tools,
      now: () => new Date(now),
      wait: async (ms: number) => {
        waits.push(ms);
        now += ms;
      },
    };
    expect(await runCli(['check', 'a.example', '--until-works', '--every', '3600'], clock, io)).toBe(3);
    expect(waits).toHaveLength(24);
  });
  it('ends with 130 on Ctrl-C while it waits', async () => {
    const stop = new AbortController();
    const { tools, io, runs } = make(5, ['cause-named'], stop.signal);
    const stopping = { ...tools, wait: async () => stop.abort() };
    expect(await runCli(['check', 'a.example', '--until-works'], stopping, io)).toBe(130);
    expect(runs).toHaveLength(1);
  });
  it.each([
    [['--every', '60'], '--until-works'],
    [['--until-works', '--every', '5'], '30 to 3600'],
    [['--until-works', '--every', '4000'], '30 to 3600'],
    [['--until-works', '--plan'], 'Leave --until-works out'],
  ])('refuses %j before anything is sent', async (more, words) => {
    const { tools, io, runs } = make(0, []);
    expect(await runCli(['check', 'a.example', ...more], tools, io)).toBe(2);
    expect(runs).toEqual([]);
    expect(io.said.err).toContain(words);
  });
});
