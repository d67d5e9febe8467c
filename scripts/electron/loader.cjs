// Goes into the stand-in Electron as resources/app/loader.cjs and does what Electron's own default app does with
// `electron APP_FOLDER`: the first argument that is not a switch is the app (a folder, or one script).
'use strict';
const { app, dialog } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const first = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
process.defaultApp = true;

function fail(message) {
  process.stderr.write(`${message}\n`);
  app.exit(1);
}

function readPackage(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}

function load(given) {
  const target = path.resolve(given);
  const isFolder = fs.statSync(target).isDirectory();
  // A lone script belongs to the package above it: out/main/pdf.js to the folder that holds package.json.
  let folder = isFolder ? target : path.dirname(target);
  while (!isFolder && !fs.existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder) {
    folder = path.dirname(folder);
  }
  const facts = readPackage(folder);
  if (facts.productName || facts.name) app.setName(facts.productName || facts.name);
  if (facts.version) app.setVersion(facts.version);
  app.setAppPath(folder);
  // Electron fixed this path from the loader's own name before we could speak.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  require(isFolder ? path.join(target, facts.main || 'index.js') : target);
}

dialog.showErrorBox = (title, content) => fail(`${title}\n${content}`);
if (first === undefined) {
  fail('Give the folder of the app to run.');
} else {
  try {
    load(first);
  } catch (error) {
    fail(`The app in ${first} could not be started: ${error.stack || error}`);
  }
}
