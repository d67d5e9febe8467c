import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';

// What a page that was taken over may ask of the program and of the system: nothing but the contract. The pages here are made to
// misbehave, so what they complain about is what is expected of them. What the page itself may do is in security.spec.ts.
test.beforeEach(({ allowErrors }) => allowErrors(/./));

test.describe('going elsewhere', () => {
  const follow = (page: Page, address: string): Promise<void> =>
    page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      link.click();
    }, address);

  for (const address of ['https://127.0.0.1:9/', 'app://handrail/gallery.html']) {
    test(`the window does not go to ${address}`, async ({ app, page }) => {
      const before = page.url();
      const prevented = app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<boolean>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents;
            contents?.once('will-navigate', (event) => resolve(event.defaultPrevented));
          }),
      );
      await follow(page, address);
      expect(await prevented).toBe(true);
      expect(page.url()).toBe(before);
    });
  }
  test('the window does not go to a file of this computer', async ({ page }) => {
    const before = page.url();
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('Not allowed to load local'),
    );
    await follow(page, 'file:///etc/passwd');
    await refused;
    expect(page.url()).toBe(before);
  });
  test('no new window opens', async ({ app, page }) => {
    const opened = await page.evaluate(() => [
      window.open('https://127.0.0.1:9/') === null,
      window.open('app://handrail/index.html') === null,
      window.open('about:blank') === null,
    ]);
    expect(opened).toEqual([true, true, true]);
    expect(app.windows()).toHaveLength(1);
  });
  test('nothing is downloaded', async ({ app, page }) => {
    const prevented = app.evaluate(
      ({ session }) =>
        new Promise<boolean>((resolve) => {
          session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
        }),
    );
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'data:text/plain,hello';
      link.download = 'hello.txt';
      link.click();
    });
    expect(await prevented).toBe(true);
  });
});

test.describe('permissions', () => {
  test('are denied, asked for or looked up', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const states = await Promise.all(
        ['notifications', 'geolocation', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: DOMException) => error.name,
      );
      const place = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(`refused ${code}`),
        );
      });
      return { states: [...new Set(states)], camera, place, notes: await Notification.requestPermission() };
    });
    expect(answers).toEqual({
      states: ['denied'],
      camera: expect.stringMatching(/^Not(?:Allowed|Found)Error$/),
      place: 'refused 1',
      notes: 'denied',
    });
  });
});

test.describe('links', () => {
  test('open by their id only, at the address that stands in the program', async ({ app, page }) => {
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedLinks', opened);
      shell.openExternal = async (address) => void opened.push(address);
    });
    const answers = await page.evaluate(async () => {
      const ask = (window as unknown as { handrail: { linkOpen: unknown } }).handrail.linkOpen as (
        request: unknown,
      ) => Promise<{ ok: boolean; code?: string }>;
      return [
        await ask({ link: 'rfc8446' }),
        await ask({ link: 'https://127.0.0.1:9/' }),
        await ask({ link: '__proto__' }),
        await ask({ link: 'rfc8446', address: 'file:///etc/passwd' }),
      ].map(({ ok, code }) => code ?? ok);
    });
    expect(answers).toEqual([true, 'bad-request', 'bad-request', 'bad-request']);
    expect(await app.evaluate(() => Reflect.get(globalThis, 'openedLinks'))).toEqual([
      'https://www.rfc-editor.org/rfc/rfc8446',
    ]);
  });
});

test.describe('requests', () => {
  test('that break the contract are refused, every one of them', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const api = (window as unknown as { handrail: unknown }).handrail as Record<
        string,
        (request: unknown) => Promise<{ ok: boolean; code?: string }>
      >;
      const bad: [string, unknown][] = [
        ['appInfo', { path: '/' }],
        ['appInfo', undefined],
        ['targetParse', { text: 'x'.repeat(30_000), addresses: '', port: '', serverName: '' }],
        ['targetParse', { text: 5 }],
        ['caseOpen', { caseId: '../../../etc/passwd' }],
        ['caseRemove', { caseId: '..' }],
        ['caseRestore', { caseId: '../deleted' }],
        ['caseForget', { caseId: '../../window' }],
        ['caseRename', { caseId: '20261121-000000000000', name: 'x'.repeat(200) }],
        ['caseImport', { text: 5, name: 'a.json' }],
        ['caseImport', { text: '{}', name: 'a.json', path: '/etc/passwd' }],
        ['caseSettle', { token: 'x', as: 'overwrite' }],
        ['caseCompare', { left: { caseId: '..', runId: null }, right: { caseId: '..', runId: null } }],
        ['windowShows', { caseId: '/etc/passwd', page: 'target' }],
        ['runStart', { caseId: null, asked: {} }],
        ['reportSave', { caseId: '20261121-000000000000', as: 'exe' }],
        ['reportSave', { caseId: '20261121-000000000000', as: 'pdf', path: '/etc/passwd' }],
        ['labStart', { id: 'x'.repeat(100) }],
        ['textCopy', { text: 'x'.repeat(200_000) }],
      ];
      return Promise.all(bad.map(async ([name, request]) => (await api[name]?.(request))?.code));
    });
    expect([...new Set(answers)]).toEqual(['bad-request']);
  });
  test('of another window are refused, even when it shows the same page', async ({ app }) => {
    const answer = await app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.js`;
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await other.loadURL('app://handrail/index.html');
      const said: unknown = await other.webContents.executeJavaScript('window.handrail.appInfo({})');
      other.destroy();
      return said;
    });
    expect(answer).toMatchObject({ ok: false, code: 'not-allowed' });
  });
  test('of a frame inside the window find no functions to call', async ({ page }) => {
    const found = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.appendChild(frame);
      const inside = frame.contentWindow !== null && 'handrail' in frame.contentWindow;
      frame.remove();
      return inside;
    });
    expect(found).toBe(false);
  });
  // Last: it takes the page away.
  test('of our own window are refused when it shows another page', async ({ app }) => {
    const answer = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      await contents?.loadURL('data:text/html,<title>other</title>');
      const said: unknown = await contents?.executeJavaScript('window.handrail.appInfo({})');
      return said;
    });
    expect(answer).toMatchObject({ ok: false, code: 'not-allowed' });
  });
});
