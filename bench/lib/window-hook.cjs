// Electron starts this in place of a program, and this loads the program (HANDRAIL_BENCH_APP): it says when the first window can be used,
// works a script in it if one is given, and ends it. The same for our program and for a bare window, so that only what they do differs.
const { readFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { app } = require('electron');

const script = process.env.HANDRAIL_BENCH_SCRIPT;
const usable = `new Promise((done) => {
  const look = () => document.documentElement.dataset.ready === 'true'
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(true)))
    : setTimeout(look, 1);
  look();
})`;

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(usable);
    process.stdout.write(`HANDRAIL-BENCH usable ${Date.now()}\n`);
    if (script) {
      const result = await window.webContents.executeJavaScript(
        `${readFileSync(script, 'utf8')};window.__measured()`,
      );
      process.stdout.write(`HANDRAIL-BENCH result ${JSON.stringify(result)}\n`);
    }
    app.exit(0);
  });
});

const program = process.env.HANDRAIL_BENCH_APP;
app.setAppPath(dirname(dirname(dirname(program))));
require(program);
