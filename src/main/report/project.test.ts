import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../shared/model/attempt';
import { packMarks } from '../../shared/model/attempt-marks';
import { reportSchema } from '../../shared/model/report';
import { USUAL_OPTIONS } from '../../shared/model/way';
import { asEvidence } from '../engine/diagnosis/testing/as-evidence';
import { attempt, FIN, ok } from '../engine/diagnosis/testing/build';
import {
  certificateFacts,
  computerFacts,
  fault,
  healthy,
  presented,
  turnedAway,
} from '../engine/diagnosis/testing/situations';
import { projectReport } from './project';
import { toProject } from './testing/run';
import { renderReportText } from './text';

const HEADLINE = 'Authentication failed because the remote party has closed the transport stream.';

describe('projectReport', () => {
  it('makes a document that its own schema accepts, from a healthy run and from an empty one', () => {
    for (const evidence of [asEvidence(healthy()), asEvidence(turnedAway(FIN)), {}])
      expect(reportSchema.safeParse(projectReport(toProject(evidence))).error).toBeUndefined();
  });
  it('gives the same document for the same input', () => {
    const input = toProject(asEvidence(healthy()), { message: HEADLINE });
    expect(projectReport(input)).toEqual(projectReport(input));
  });
  it('lists what ran with question, areas and one line, in the order of the probes', () => {
    const { ran } = projectReport(toProject(asEvidence(healthy())));
    expect(ran.map((probe) => probe.id).slice(0, 3)).toEqual(['this-computer', 'names', 'reach']);
    expect(ran[2]).toMatchObject({
      question: 'Does anything answer on this port?',
      areas: ['network'],
      status: 'ok',
    });
  });
  it('says of a skipped probe why, and of a broken one that it is our fault', () => {
    const left = { ms: 0, connections: 0, outcome: '', attempts: [] };
    const evidence = {
      ...asEvidence({ 'this-computer': computerFacts() }),
      names: { ...left, probe: 'names', status: 'bug' as const, error: 'TypeError at /home/jane/x.ts' },
      reach: { ...left, probe: 'reach', status: 'skipped' as const, why: 'There is no address.' },
    };
    const report = projectReport(toProject(evidence));
    expect(report.ran.map((probe) => probe.outcome)).toEqual([
      'Done.',
      'A fault in Handrail stopped this check.',
      'There is no address.',
    ]);
    expect(JSON.stringify(report)).not.toContain('jane');
  });
  it('draws the ladder of the attempt at which it broke', () => {
    const report = projectReport(toProject(asEvidence(healthy()), { message: HEADLINE }));
    expect(report.ladder).toMatchObject({
      attemptId: 'versions-2',
      caption: expect.stringContaining('TLS 1.0'),
    });
  });
  it('draws the base greeting when nothing is wrong', () => {
    expect(projectReport(toProject(asEvidence(healthy()))).ladder?.attemptId).toBe('hello-1');
  });
  it('has no ladder when there was no connection', () => {
    expect(projectReport(toProject({})).ladder).toBe(null);
  });
  it('keeps at most 80 connections, those that findings point at among them, and says how many were left out', () => {
    const many: Attempt[] = Array.from({ length: 50 }, (_, at) => ({
      ...attempt(`early-${at}`),
      startedAt: '2026-03-03T14:00:00.000Z',
    }));
    const more: Attempt[] = many.map((one) => ({ ...one, id: `${one.id}b` }));
    const evidence = asEvidence(healthy());
    const facts = computerFacts();
    const padded = { ...evidence, 'this-computer': ok('this-computer', facts, [...many, ...more]) };
    const report = projectReport(toProject(padded, { message: HEADLINE }));
    expect(report.transcript).toHaveLength(80);
    expect(report.transcript.map((one) => one.id)).toContain('versions-2');
    const all = 100 + projectReport(toProject(evidence)).transcript.length;
    expect(report.transcriptLeftOut).toBe(all - 80);
    expect(report.limits.join()).toContain(`The report lists 80 of ${all} connections one by one.`);
    expect(renderReportText(report, { colour: false, details: false })).toContain(`lists 80 of ${all}`);
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });
  it('counts those too of which a question kept a mark alone', () => {
    const events: Attempt['events'] = [{ at: 0, who: 'here', kind: 'connecting', label: '', bytes: 0 }];
    const kept = Array.from({ length: 60 }, (_, at) => ({ ...attempt(`repeat-${at}`), events }));
    const [address, probe, series, end] = ['192.0.2.1', 'repeat', 'first', 'a'] as const;
    const marks = Array.from({ length: 200 }, () => ({ address, probe, series, end, at: 0, ms: 5 }));
    const evidence = asEvidence(healthy());
    const seen = ok('this-computer', computerFacts(), kept);
    const { transcript, transcriptLeftOut } = projectReport(
      toProject({ ...evidence, 'this-computer': { ...seen, attemptMarks: packMarks(marks) } }),
    );
    const others = projectReport(toProject(evidence)).transcript.length;
    expect(transcript.length + (transcriptLeftOut ?? 0)).toBe(200 + others);
  });
  it('stays within its limits whatever a peer writes into its certificate', () => {
    const long = '\u001b[31m\u202E"<script>'.repeat(60).slice(0, 400);
    const chain = Array.from({ length: 10 }, () =>
      presented({ subject: long, issuer: long, names: Array(100).fill('n'.repeat(253)) }),
    );
    const faults = chain.flatMap((_, at) => [
      fault('expired', long, at),
      fault('name-mismatch', long, at),
      fault('unknown-root', long, at),
      fault('bad-signature', long, at),
    ]);
    const report = projectReport(
      toProject(asEvidence({ ...healthy(), certificate: certificateFacts(faults, chain) })),
    );
    expect(reportSchema.safeParse(report).error).toBeUndefined();
    expect(JSON.stringify(report.findings)).not.toContain('\\u001b');
    expect(JSON.stringify(report.findings)).not.toContain('\u202E');
  });
  it('counts the connections of all probes', () => {
    const { connections, transcript } = projectReport(toProject(asEvidence(healthy())));
    expect(connections).toEqual({ used: transcript.length, limit: 40, atOnce: 8 });
  });
  it('says what could not be seen from here, also in this run', () => {
    const input = toProject(asEvidence(healthy()));
    const stopped = projectReport({ ...input, run: { ...input.run, cancelled: true } });
    expect(stopped.limits[0]).toContain('stopped before it was finished');
    expect(stopped.summary.conclusion).toBe('cancelled');
    expect(projectReport(input).limits.join(' ')).toContain('this computer’s list of trusted roots');
  });
  it('compares with the report before the fix when there is one', () => {
    const before = projectReport(toProject(asEvidence(turnedAway(FIN))));
    const after = projectReport({ ...toProject(asEvidence(healthy())), before });
    expect(after.comparison).toMatchObject({
      fixed: true,
      before: { conclusion: 'cause-named' },
      after: { conclusion: 'nothing-wrong' },
    });
    expect(after.summary.explanation).toContain('What was found before has gone');
    expect(reportSchema.safeParse(after).error).toBeUndefined();
  });
});

describe('what a report says of the way it was measured', () => {
  const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: null } as const;
  const limitsOf = (change: Parameters<typeof toProject>[1] = {}): string =>
    projectReport(toProject(asEvidence(healthy()), change)).limits.join(' ');
  it('names the proxy as the way when there was one', () => {
    expect(limitsOf()).toContain('over a direct connection');
    expect(limitsOf({ options: { ...USUAL_OPTIONS, proxy } })).toContain('through the proxy that was named');
  });
  it('counts against the limit that the options set', () => {
    const options = { ...USUAL_OPTIONS, depth: 'all', gentle: true, repeats: 10 } as const;
    const { connections } = projectReport(toProject(asEvidence(healthy()), { options }));
    expect(connections).toMatchObject({ limit: 620, atOnce: 1 });
  });
  it('says that our own checking may be the reason once the server had turned us away', () => {
    const evidence = asEvidence(healthy());
    const { repeat } = evidence;
    if (repeat === undefined) throw new Error('no repeat');
    const backedOff = { after: ['repeat-1', 'repeat-2', 'repeat-3'], longestPauseMs: 1_500 };
    const { limits } = projectReport(toProject({ ...evidence, repeat: { ...repeat, backedOff } }));
    expect(limits[0]).toMatch(
      /\(repeat-1, repeat-2, repeat-3\).*up to 1\.5 seconds\. Our own checking may be/,
    );
  });
  it('opens a document of before, which measured nothing that it could show', () => {
    const { measured: _measured, ...before } = projectReport(toProject(asEvidence(healthy())));
    expect(reportSchema.parse(before).measured).toEqual([]);
  });
});
