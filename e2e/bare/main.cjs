// A bare Electron: one window without a program behind it, which shows a page of a folder. The gallery's tests and the benches use it.
// HANDRAIL_BARE_FOLDER is served as app://handrail/…, HANDRAIL_BARE_PAGE is opened, HANDRAIL_BARE_POLICY is the page policy.
const { readFile } = require('node:fs/promises');
const { extname, join, normalize, sep } = require('node:path');
const { app, BrowserWindow, protocol } = require('electron');

const folder = process.env.HANDRAIL_BARE_FOLDER ?? __dirname;
const page = process.env.HANDRAIL_BARE_PAGE ?? 'blank.html';
const policy = process.env.HANDRAIL_BARE_POLICY ?? '';
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

const serve = async ({ url }) => {
  const path = normalize(join(folder, decodeURIComponent(new URL(url).pathname)));
  if (!path.startsWith(folder + sep)) return new Response('', { status: 404 });
  try {
    const type = types[extname(path)] ?? 'application/octet-stream';
    return new Response(await readFile(path), {
      headers: { 'Content-Type': type, ...(policy ? { 'Content-Security-Policy': policy } : {}) },
    });
  } catch {
    return new Response('', { status: 404 });
  }
};

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

void app.whenReady().then(() => {
  protocol.handle('app', serve);
  const window = new BrowserWindow({
    width: 1100,
    height: 760,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`app://handrail/${page}`);
});
app.on('window-all-closed', () => app.quit());
