import { readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright/test';
import { CHANNELS, EVENTS } from '../src/shared/ipc/channels';
import { expect, test } from './fixtures';

// Each line of "safe from the first day", asserted in the running program. The pages here are made to misbehave, so what they complain
// about is what is expected of them.
test.beforeEach(({ allowErrors }) => allowErrors(/./));

/** One field of /proc/PID/status, as Linux tells it of any process. */
const processStatus = (pid: number, field: string): string =>
  new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';

const rendererPid = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);

test.describe('the sandbox', () => {
  test('is asked for in every way, and nothing switches it off', async ({ app }) => {
    const { argv, env } = await app.evaluate(() => ({
      argv: process.argv,
      env: Object.keys(process.env),
    }));
    // Playwright adds --no-sandbox by itself unless it is told `chromiumSandbox: true` (fixtures.ts).
    expect(argv.filter((arg) => /no-sandbox|disable-(?:web-security|setuid)/.test(arg))).toEqual([]);
    expect(env).not.toContain('ELECTRON_DISABLE_SANDBOX');
  });
  test('holds the page’s process: system calls filtered, no new rights, a process world of its own', async ({
    app,
  }) => {
    test.skip(process.platform !== 'linux', 'the kernel says this on Linux only');
    const pid = await rendererPid(app);
    // SECCOMP_MODE_FILTER is 2 (seccomp(2)).
    expect(processStatus(pid, 'Seccomp')).toBe('2');
    expect(processStatus(pid, 'NoNewPrivs')).toBe('1');
    expect(processStatus(pid, 'NSpid').split(/\s+/).length).toBeGreaterThan(1);
    expect(processStatus(pid, 'CapEff')).toMatch(/^0+$/);
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('no-sandbox');
  });
  test('is not given up for root: the program runs as an ordinary user', async ({ app }) => {
    test.skip(process.platform === 'win32', 'Windows has no such user');
    expect(await app.evaluate(() => process.getuid?.())).not.toBe(0);
  });
});

test.describe('the page', () => {
  test('has no Node and nothing of Electron', async ({ page }) => {
    const found = await page.evaluate(() =>
      [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        '__dirname',
        'ipcRenderer',
        'electron',
      ].filter((name) => name in window),
    );
    expect(found).toEqual([]);
  });
  test('is given the named functions of the contract and cannot change them', async ({ page }) => {
    const { names, types, changed } = await page.evaluate(() => {
      const api = (window as unknown as { handrail: unknown }).handrail as Record<string, unknown>;
      const before = api.appInfo;
      try {
        api.appInfo = () => 'mine';
        (window as unknown as Record<string, unknown>).handrail = {};
      } catch {
        // Strict code is told; sloppy code is not. What counts is that nothing changed.
      }
      const now = (window as unknown as { handrail: unknown }).handrail as Record<string, unknown>;
      return {
        names: Object.keys(api).sort(),
        types: [...new Set(Object.values(api).map((one) => typeof one))],
        changed: now !== api || now.appInfo !== before,
      };
    });
    const method = (name: string): string =>
      name.replace(/:(.)/, (_all, first: string) => first.toUpperCase());
    const events = EVENTS.map(method).map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    expect(names).toEqual([...CHANNELS.map(method), ...events].sort());
    expect(types).toEqual(['function']);
    expect(changed).toBe(false);
  });
});

/** Does something in the page that its policy forbids, and gives which directives complained. */
const violations = (page: Page, deed: string): Promise<string[]> =>
  page.evaluate(
    (source) =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        const listen = (event: SecurityPolicyViolationEvent): void =>
          void seen.push(event.effectiveDirective);
        document.addEventListener('securitypolicyviolation', listen);
        const deeds: Record<string, () => unknown> = {
          'inline script': () => {
            const script = document.createElement('script');
            script.appendChild(document.createTextNode('window.broken = true'));
            document.head.appendChild(script);
          },
          'inline style sheet': () => {
            const style = document.createElement('style');
            style.textContent = 'body { outline: 9px solid red }';
            document.head.appendChild(style);
          },
          'style attribute': () => document.body.setAttribute('style', 'outline: 9px solid red'),
          'event handler': () => document.body.setAttribute('onclick', 'window.broken = true'),
          fetch: () => fetch('https://127.0.0.1:9/').catch(() => undefined),
          'fetch of its own files': () => fetch('/index.html').catch(() => undefined),
          image: () => {
            new Image().src = 'https://127.0.0.1:9/x.png';
          },
          frame: () => {
            const frame = document.createElement('iframe');
            frame.src = 'https://127.0.0.1:9/';
            document.body.appendChild(frame);
          },
          'script from elsewhere': () => {
            const script = document.createElement('script');
            try {
              script.src = 'https://127.0.0.1:9/x.js';
            } catch {
              // Trusted Types refuse the address before the policy is asked.
            }
            document.head.appendChild(script);
          },
          html: () => {
            document.createElement('p').innerHTML = '<b>x</b>';
          },
          // From a timer, because what the debugger runs may use eval.
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is looked at
          eval: () => setTimeout(() => window.eval('window.broken = true'), 0),
          worker: () => new Worker(URL.createObjectURL(new Blob(['1']))),
          socket: () => new WebSocket('wss://127.0.0.1:9/'),
        };
        try {
          deeds[source]?.();
        } catch {
          // Refused on the spot; the event comes all the same.
        }
        // The events are queued as tasks before this one ends; the last of several frames is after all of them.
        const finish = (left: number): void => {
          if (seen.length === 0 && left > 0) {
            setTimeout(finish, 20, left - 1);
            return;
          }
          document.removeEventListener('securitypolicyviolation', listen);
          resolve([...new Set(seen)]);
        };
        finish(100);
      }),
    deed,
  );

/** What a page that was taken over would try, and which part of the policy answers. */
const DEEDS = [
  ['inline script', /^(?:script-src-elem|require-trusted-types-for)$/],
  ['inline style sheet', /^style-src-elem$/],
  ['style attribute', /^style-src-attr$/],
  ['event handler', /^(?:script-src-attr|require-trusted-types-for)$/],
  ['fetch', /^connect-src$/],
  ['fetch of its own files', /^connect-src$/],
  ['image', /^img-src$/],
  ['frame', /^frame-src$/],
  ['script from elsewhere', /^(?:script-src-elem|require-trusted-types-for)$/],
  ['html', /^require-trusted-types-for$/],
  ['eval', /^(?:script-src|require-trusted-types-for)$/],
  ['worker', /^(?:worker-src|require-trusted-types-for)$/],
  ['socket', /^connect-src$/],
] as const;

test.describe('the page’s policy', () => {
  test('refuses every way of bringing in code, style or data', async ({ page }) => {
    for (const [deed, directive] of DEEDS) {
      await test.step(deed, async () => {
        const seen = await violations(page, deed);
        expect(seen.length).toBeGreaterThan(0);
        for (const one of seen) expect(one).toMatch(directive);
        expect(await page.evaluate(() => 'broken' in window)).toBe(false);
        expect(await page.evaluate(() => getComputedStyle(document.body).outlineWidth)).not.toBe('9px');
      });
    }
  });
  test('comes with every answer, and allows nothing inline and nothing from elsewhere', async ({ app }) => {
    const policy = await app.evaluate(async ({ net }) =>
      (await net.fetch('app://handrail/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});

test.describe('the files behind app://', () => {
  test('are those of the window and no others', async ({ app }) => {
    const statuses = await app.evaluate(async ({ net }) => {
      const all = [
        'app://handrail/index.html',
        'app://handrail/..%2f..%2fpackage.json',
        'app://handrail/%2e%2e/%2e%2e/package.json',
        'app://handrail/..%5c..%5cpackage.json',
        'app://handrail/%2fetc%2fpasswd',
        'app://handrail/assets/..%2f..%2fmain%2findex.js',
        'app://other/index.html',
      ];
      return Promise.all(all.map(async (address) => (await net.fetch(address)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404]);
  });
});
