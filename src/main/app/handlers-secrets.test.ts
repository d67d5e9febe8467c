import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../shared/ipc/contract';
import { USUAL_OPTIONS } from '../../shared/model/way';
import { askedFor } from '../cases/testing';
import { CERTIFICATE, KEY, LOCKED_KEY, PASSPHRASE } from '../engine/net/testing/identity';
import { answer } from './answer';
import { finished, makeHandlers } from './testing/handlers';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-handlers-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const make = (files: (string | null)[] = []) => makeHandlers(top, files);

describe('what a run must know and no case keeps', () => {
  const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: 'kim' } as const;
  const asked = { ...askedFor(), options: { ...USUAL_OPTIONS, proxy } };
  const given = { proxyPassword: 'canary-7c1e', clientCertificate: null };

  it('goes to the engine, and into no file and no answer', async () => {
    const { handlers, children } = make();
    const started = await handlers['run:start']({ caseId: null, asked, secrets: given });
    expect(children[0]?.sent).toMatchObject([{ secrets: { proxyPassword: 'canary-7c1e' } }]);
    expect(JSON.stringify(started)).not.toContain('canary');
    const kept = readFileSync(join(top, 'cases', `${started.caseId}.json`), 'utf8');
    expect(kept).toContain('proxy.example');
    expect(kept).not.toContain('canary');
  });
  it('that is missing is asked for before a case is made', async () => {
    const { handlers } = make();
    await expect(handlers['run:start']({ caseId: null, asked })).rejects.toMatchObject({
      code: 'needs-secret',
    });
    expect(await handlers['case:list']({})).toEqual([]);
    await handlers['run:start']({ caseId: null, asked, secrets: given });
    expect(await handlers['case:list']({})).toHaveLength(1);
  });
  it('is used again when the case is checked again', async () => {
    const { handlers, children, events } = make();
    const { caseId } = await handlers['run:start']({ caseId: null, asked, secrets: given });
    children[0]?.say({ ...finished, evidence: {} });
    await expect.poll(() => events.length).toBe(1);
    await handlers['run:recheck']({ caseId });
    expect(children[1]?.sent).toMatchObject([{ secrets: { proxyPassword: 'canary-7c1e' } }]);
  });
  it('is asked for again in another window, and the check starts once it is there', async () => {
    const first = make();
    const { caseId } = await first.handlers['run:start']({ caseId: null, asked, secrets: given });
    const { handlers, children } = make();
    const options = { checkResponse: true, onFault: () => undefined };
    expect(await answer('run:recheck', handlers, { caseId }, options)).toMatchObject({
      ok: false,
      code: 'needs-secret',
      needs: ['proxy-password'],
    });
    expect(children).toHaveLength(0);
    expect(await answer('run:recheck', handlers, { caseId, secrets: given }, options)).toMatchObject({
      ok: true,
    });
  });
  it('a client certificate: chosen in two files, its key never in an answer', async () => {
    const files = ['kim.crt', 'kim.key'].map((name) => join(top, name));
    writeFileSync(files[0] ?? '', CERTIFICATE);
    writeFileSync(files[1] ?? '', LOCKED_KEY);
    const { handlers } = make([...files, null]);
    const locked = await handlers['clientCertificate:choose']({});
    expect(locked).toMatchObject({ kind: 'locked', fileName: 'kim.crt', wrong: false });
    const handle = locked.kind === 'locked' ? locked.handle : '';
    const ready = await handlers['clientCertificate:unlock']({ handle, passphrase: PASSPHRASE });
    expect(contract['clientCertificate:unlock'].response.parse(ready)).toMatchObject({
      subject: 'kim.example',
    });
    expect(JSON.stringify([locked, ready])).not.toContain('PRIVATE');
    expect(await handlers['clientCertificate:choose']({})).toEqual({ kind: 'cancelled' });
  });
  it('a file that holds only a key, or a picture, is refused in words', async () => {
    const key = join(top, 'kim.key');
    const picture = join(top, 'kim.png');
    writeFileSync(key, KEY);
    writeFileSync(picture, 'PNG');
    const { handlers } = make([key, picture]);
    for (const what of [/holds a private key and no certificate/, /No client certificate could be read/])
      await expect(handlers['clientCertificate:choose']({})).rejects.toMatchObject({
        code: 'cannot-read',
        message: expect.stringMatching(what),
      });
  });
  it('a proxy is read, and the settings of this computer are no fault when nobody knows them', async () => {
    const { handlers } = make();
    expect(await handlers['proxy:parse']({ text: 'socks5://proxy.example' })).toMatchObject({
      kind: 'proxy',
    });
    expect(await handlers['proxy:system']({ target: asked.target })).toEqual({ proxy: null });
  });
  it('the plan is that of the options', async () => {
    const { handlers } = make();
    const options = { ...USUAL_OPTIONS, gentle: true };
    expect(await handlers['plan:show']({ target: asked.target, options })).toMatchObject({
      gentle: true,
      atOnce: 1,
    });
  });
});
