import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../shared/ipc/contract';
import { parseCase } from '../cases/read-case';
import { askedFor, caseFor, makePipe } from '../cases/testing';
import { makeLabPki } from '../lab/pki';
import { finished, fixture, makeHandlers } from './testing/handlers';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-handlers-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const make = (files: (string | null)[] = []) => makeHandlers(top, files);

describe('the wizard’s requests, from the first answer to the report', () => {
  it('keep the case from the first answer on, and show it in the list', async () => {
    const { handlers } = make();
    const { caseId } = await handlers['case:remember']({ caseId: null, asked: askedFor(), step: 'program' });
    const list = await handlers['case:list']({});
    expect(list).toMatchObject([{ id: caseId, headline: 'Not checked yet' }]);
    expect(await handlers['case:open']({ caseId })).toMatchObject({ step: 'program', document: null });
  });
  it('run a check and give a document that keeps to the contract', async () => {
    const { handlers, events, check } = make();
    const { caseId, runId } = await check(null);
    expect(events).toMatchObject([
      { caseId, runId, problem: null, document: { summary: { conclusion: 'cause-named' } } },
    ]);
    const opened = await handlers['case:open']({ caseId });
    expect(contract['case:open'].response.safeParse(opened).success).toBe(true);
  });
  it('judge again with a new answer, without a new run', async () => {
    const { handlers, children, check } = make();
    const { caseId } = await check(null);
    const asked = { ...fixture.asked, answers: { 'program-age': 'since-2016' } };
    const document = await handlers['run:judge']({ caseId, asked });
    expect(document.asked.answers).toEqual({ 'program-age': 'since-2016' });
    expect(children).toHaveLength(1);
  });
  it('check again in the same case, and compare', async () => {
    const { handlers, children, events, check } = make();
    const { caseId } = await check(null);
    await handlers['run:recheck']({ caseId });
    expect(children).toHaveLength(2);
    await expect(handlers['run:recheck']({ caseId })).rejects.toMatchObject({ code: 'busy' });
    await expect(handlers['case:remove']({ caseId })).rejects.toMatchObject({ code: 'busy' });
    children[1]?.say({ ...finished, evidence: fixture.runs[0]?.evidence });
    await expect.poll(() => events.length).toBe(2);
    expect(events[1]).toMatchObject({ document: { comparison: { fixed: false } } });
  });
  it('start one run of many that are asked for at once, and leave one case', async () => {
    const { handlers, children } = make();
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => handlers['run:start']({ caseId: null, asked: fixture.asked })),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', ...new Array(4).fill('rejected')]);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'busy' } });
    expect(children).toHaveLength(1);
    expect(await handlers['case:list']({})).toHaveLength(1);
  });
  it('can be started after a start that found no case', async () => {
    const { handlers, children } = make();
    const start = async (caseId: string | null) => handlers['run:start']({ caseId, asked: fixture.asked });
    await expect(start('20261121-000000000000')).rejects.toMatchObject({ code: 'not-found' });
    await start(null);
    expect(children).toHaveLength(1);
  });
  it('say that there is nothing to judge or to save yet', async () => {
    const { handlers } = make();
    const { caseId } = await handlers['case:remember']({ caseId: null, asked: askedFor(), step: 'target' });
    await expect(handlers['run:judge']({ caseId, asked: askedFor() })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(handlers['report:save']({ caseId, as: 'pdf' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('saving the report', () => {
  it('writes each kind, adds a missing ending, and says where it went', async () => {
    const at = (name: string): string => join(top, name);
    const { handlers, check } = make([at('a'), at('b.json'), at('c.html'), at('d.handrail.json'), null]);
    const { caseId } = await check(null);
    expect(await handlers['report:save']({ caseId, as: 'pdf' })).toEqual({
      kind: 'saved',
      path: at('a.pdf'),
    });
    for (const as of ['json', 'html', 'case'] as const)
      expect(await handlers['report:save']({ caseId, as })).toMatchObject({ kind: 'saved' });
    expect(await handlers['report:save']({ caseId, as: 'pdf' })).toEqual({ kind: 'cancelled' });
    expect(readFileSync(at('a.pdf'), 'utf8')).toMatch(/^%PDF \{/);
    expect(parseCase(readFileSync(at('d.handrail.json'), 'utf8')).runs).toHaveLength(1);
    expect(JSON.parse(readFileSync(at('b.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });
  it('says why a place cannot be written to, and that the case is kept', async () => {
    const { handlers, check } = make([join(top, 'none', 'a.pdf')]);
    const { caseId } = await check(null);
    const said = handlers['report:save']({ caseId, as: 'pdf' });
    await expect(said).rejects.toMatchObject({
      code: 'cannot-write',
      message: expect.stringMatching(/folder is not there.*The case is kept\.$/),
    });
  });
});

describe('files from elsewhere', () => {
  it('a saved case opens on another machine with the same result', async () => {
    const path = join(top, 'd.json');
    const first = make([path]);
    const { caseId } = await first.check(null);
    await first.handlers['report:save']({ caseId, as: 'case' });
    await first.handlers['case:remove']({ caseId });
    const { handlers } = make([path]);
    const [added] = await handlers['case:openFile']({});
    expect(added).toMatchObject({ kind: 'added', caseId, title: fixture.asked.target.display });
    const opened = await handlers['case:open']({ caseId });
    expect(opened.document?.summary.causeId).toBe('client-default-tls-too-old');
  });
  it('a file that is no case is refused in words', async () => {
    writeFileSync(join(top, 'x.json'), '[]');
    const { handlers } = make([join(top, 'x.json')]);
    expect(await handlers['case:openFile']({})).toMatchObject([
      {
        kind: 'refused',
        file: 'x.json',
        sentence: expect.stringContaining('This is not a case file of Handrail.'),
      },
    ]);
    expect(await handlers['case:openFile']({})).toEqual([]);
  });
  // Windows keeps its pipes and devices in a place of their own, where no dialog leads.
  it.runIf(process.platform !== 'win32')('a pipe is refused in words and never waited for', async () => {
    const pipe = join(top, 'pipe.pem');
    makePipe(pipe);
    const { handlers } = make([pipe, pipe, pipe]);
    expect(await handlers['case:openFile']({})).toMatchObject([
      { kind: 'refused', sentence: expect.stringContaining('That is a pipe or a device, not a file.') },
    ]);
    for (const channel of ['authority:add', 'clientCertificate:choose'] as const)
      await expect(handlers[channel]({})).rejects.toMatchObject({
        code: 'cannot-read',
        message: expect.stringContaining('That is a pipe or a device, not a file.'),
      });
  });
  it('root certificates are read, and a closed dialog adds none', async () => {
    const pki = await makeLabPki();
    writeFileSync(join(top, 'root.pem'), pki.root.pem);
    const { handlers } = make([join(top, 'root.pem')]);
    expect(await handlers['authority:add']({})).toMatchObject([{ subject: 'Practice Lab Root' }]);
    expect(await handlers['authority:add']({})).toEqual([]);
  });
});

describe('a case that was dropped on the window', () => {
  const text = (more: Parameters<typeof caseFor>[1] = {}): string =>
    JSON.stringify(caseFor('case-from-afar', more));
  it('is added, and is known again', async () => {
    const { handlers } = make();
    expect(await handlers['case:import']({ text: text(), name: 'a.json' })).toMatchObject({ kind: 'added' });
    expect(await handlers['case:import']({ text: text(), name: 'a.json' })).toMatchObject({ kind: 'same' });
  });
  it('waits for an answer when another case has its place', async () => {
    const { handlers } = make();
    await handlers['case:import']({ text: text(), name: 'a.json' });
    const other = { text: text({ name: 'The other one' }), name: 'b.json' };
    const taken = await handlers['case:import'](other);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    expect(taken).toMatchObject({ title: 'The other one', there: { title: 'example.com:443' } });
    expect(await handlers['case:settle']({ token: taken.token, as: 'cancel' })).toBeNull();
    await expect(handlers['case:settle']({ token: taken.token, as: 'replace' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const again = await handlers['case:import'](other);
    if (again.kind !== 'taken') throw new Error(again.kind);
    await handlers['case:settle']({ token: again.token, as: 'replace' });
    expect(await handlers['case:list']({})).toMatchObject([{ id: 'case-from-afar', name: 'The other one' }]);
    expect(await handlers['case:deleted']({})).toMatchObject([{ id: 'case-from-afar', name: '' }]);
  });
  it('is refused in words when it is none, or a report, or of a newer program', async () => {
    const { handlers, check } = make([join(top, 'report.json')]);
    const { caseId } = await check(null);
    await handlers['report:save']({ caseId, as: 'json' });
    const said = async (one: string): Promise<string> => {
      const answer = await handlers['case:import']({ text: one, name: 'x.json' });
      return answer.kind === 'refused' ? answer.sentence : answer.kind;
    };
    expect(await said('hello')).toContain('it is not JSON');
    expect(await said(readFileSync(join(top, 'report.json'), 'utf8'))).toContain(
      'This is a report saved as data',
    );
    expect(await said(JSON.stringify({ ...caseFor('case-newer'), schemaVersion: 9 }))).toContain(
      'newer version',
    );
  });
});

describe('a case of one’s own', () => {
  it('takes a name, shows it in the list and the report, and keeps it through further answers', async () => {
    const { handlers, check } = make();
    const { caseId } = await check(null);
    expect(await handlers['case:rename']({ caseId, name: '  Orders\u202e of \n May ' })).toEqual({
      name: 'Orders· of May',
    });
    const { asked } = fixture;
    const document = await handlers['run:judge']({ caseId, asked });
    expect(document.caseName).toBe('Orders· of May');
    expect(await handlers['case:list']({})).toMatchObject([{ name: 'Orders· of May' }]);
    await handlers['case:rename']({ caseId, name: ' ' });
    expect((await handlers['case:open']({ caseId })).document?.caseName).toBeUndefined();
  });
  it('is compared with another, and with itself nothing differs', async () => {
    const { handlers, check } = make();
    const { caseId } = await check(null);
    const one = { caseId, runId: null };
    const answer = await handlers['case:compare']({ left: one, right: one });
    expect(answer.differences).toEqual([]);
    expect(contract['case:compare'].response.safeParse(answer).error).toBeUndefined();
    await expect(
      handlers['case:compare']({ left: one, right: { caseId, runId: 'gone' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
  it('is saved compared with another, as a page, as text and as data, and nothing when the dialog was closed', async () => {
    const paths = ['c.html', 'c.txt', 'c.json'].map((name) => join(top, name));
    const { handlers, check } = make([...paths, null]);
    const { caseId } = await check(null);
    const one = { left: { caseId, runId: null }, right: { caseId, runId: null } };
    for (const as of ['html', 'text', 'json'] as const)
      expect(await handlers['compare:save']({ ...one, as })).toMatchObject({ kind: 'saved' });
    const [html = '', text = '', json = ''] = paths.map((path) => readFileSync(path, 'utf8'));
    expect(html).toContain('Nothing that both measured differs.');
    expect(text).toMatch(/^Two checks compared/);
    expect(JSON.parse(json)).toEqual(await handlers['case:compare'](one));
    expect(await handlers['compare:save']({ ...one, as: 'html' })).toEqual({ kind: 'cancelled' });
  });
  it('is put back whole after it was deleted, and not after it was removed for good', async () => {
    const { handlers, check } = make();
    const { caseId } = await check(null);
    const before = await handlers['case:open']({ caseId });
    await handlers['case:remove']({ caseId });
    expect(await handlers['case:list']({})).toEqual([]);
    expect(await handlers['case:restore']({ caseId })).toEqual({ caseId });
    expect(await handlers['case:open']({ caseId })).toEqual(before);
    await handlers['case:remove']({ caseId });
    await handlers['case:forget']({ caseId });
    await expect(handlers['case:restore']({ caseId })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('small requests', () => {
  it('understand a target and a message, and show the plan', async () => {
    const { handlers } = make();
    const input = { text: 'example.com', addresses: '', port: '', serverName: '' };
    expect(await handlers['target:parse'](input)).toMatchObject({ kind: 'target' });
    expect((await handlers['message:read']({ text: 'ECONNRESET' })).matches.length).toBeGreaterThan(0);
    const plan = await handlers['plan:show']({ target: askedFor().target });
    expect([plan.connections, plan.atOnce]).toEqual([40, 8]);
  });
  it('copy text, and say that no browser could be opened', async () => {
    const { handlers, copied } = make();
    await handlers['text:copy']({ text: 'a' });
    expect(copied).toEqual(['a']);
    await expect(handlers['link:open']({ link: 'rfc8446' })).rejects.toMatchObject({ code: 'failed' });
  });
});
