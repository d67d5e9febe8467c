import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASE_VERSION } from '../../shared/model/case-file';
import { reportSchema } from '../../shared/model/report';
import { judgingFor } from '../app/judging';
import { createJudge } from './judge-case';
import { parseCase } from './read-case';
import { shareableCaseText } from './shareable';
import { caseText } from './store';

const folder = join(__dirname, 'fixtures');
const judge = createJudge(judgingFor({ name: 'Handrail', version: '0.1.0', runtime: 'test' }));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What each case was about when it was saved. */
const CAUSES: { readonly [file: string]: string } = { 'case-v1.json': 'client-default-tls-too-old' };

describe('case files of every released version', () => {
  it('are there from the first to the newest', () => {
    const versions = Array.from({ length: CASE_VERSION }, (_, index) => `case-v${index + 1}.json`);
    expect(files).toEqual(expect.arrayContaining(versions));
  });
  it.each(files)('%s opens, is judged as it was, and nothing in it is left out', (name) => {
    const document = judge(parseCase(read(name)));
    expect(reportSchema.safeParse(document).success).toBe(true);
    expect(document?.summary).toMatchObject({ conclusion: 'cause-named', causeId: CAUSES[name] });
    expect(document?.limits.join(' ')).not.toContain('could not be read');
  });
});

describe('judging a case', () => {
  const file = parseCase(read('case-v1.json'));
  const [run] = file.runs;

  it('gives nothing while nothing was run', () => {
    expect(judge({ ...file, runs: [] })).toBeNull();
  });
  it('compares the newest run with the last complete one before it', () => {
    if (run === undefined) throw new Error('the fixture has a run');
    const cancelled = { ...run, id: 'stopped', cancelled: true, evidence: {} };
    const document = judge({ ...file, runs: [run, cancelled, { ...run, id: 'third' }] });
    expect(document?.id).toBe('third');
    expect(document?.comparison?.before.headline).toBe(document?.summary.headline);
    expect(document?.comparison?.fixed).toBe(false);
  });
  it('says which saved answers it could not read', () => {
    if (run === undefined) throw new Error('the fixture has a run');
    const hello = { ...run.evidence.hello, facts: { of: 'the future' } };
    const evidence = { ...run.evidence, hello } as typeof run.evidence;
    const document = judge({ ...file, runs: [{ ...run, evidence }] });
    expect(document?.limits.at(-1)).toContain('left out: hello');
  });
});

describe('a case for other people’s eyes', () => {
  it('holds no secret of the pasted message, and still gives the same result', () => {
    const file = parseCase(read('case-v1.json'));
    const message = `${file.asked.message} password=zqxSecretxqz at C:\\Users\\zqxjoe\\app.cs`;
    const told = { ...file, asked: { ...file.asked, message } };
    const document = judge(told);
    if (document === null) throw new Error('the fixture has a run');
    const text = shareableCaseText(told, document);
    expect(caseText(told)).toContain('zqx');
    expect(text).not.toContain('zqx');
    expect(judge(parseCase(text))?.summary).toEqual(document.summary);
  });
  it('has the whole of a long text, of which the report has the beginning', () => {
    const file = parseCase(read('case-v1.json'));
    const message = `${'A line of a log.\n'.repeat(3_000)}password=zqxSecretxqz\nThe last line.`;
    const told = { ...file, asked: { ...file.asked, message } };
    const document = judge(told);
    if (document === null) throw new Error('the fixture has a run');
    expect(document.messageLength).toBe(message.length);
    expect(document.asked.message).not.toContain('The last line.');
    const shared = parseCase(shareableCaseText(told, document)).asked.message;
    expect(shared).toContain('The last line.');
    expect(shared).not.toContain('zqx');
  });
});
