import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { collectLicences, productionFolders } from './lib/licences.mjs';

const root = resolve(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { packages, texts } = collectLicences(root);

it('begins with our own licence', () => {
  expect(packages[0]).toMatchObject({ name: 'Handrail', licence: 'MIT' });
  expect(texts[packages[0].text]).toBe(readFileSync(join(root, 'LICENSE'), 'utf8').trim());
});

it('has every package that the lock names for production, in its version', () => {
  const folders = productionFolders(lock);
  expect(folders.length).toBeGreaterThan(30);
  const listed = new Set(packages.map(({ name, version }) => `${name} ${version}`));
  for (const folder of folders) {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    expect(listed).toContain(`${lock.packages[folder].name ?? name} ${lock.packages[folder].version}`);
  }
});

it('has every dependency that package.json names, the font and Electron among them', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = packages.map(({ name }) => name);
  for (const name of [...Object.keys(dependencies), 'electron']) expect(names).toContain(name);
  const font = packages.find(({ name }) => name.includes('atkinson'));
  expect(texts[font.text]).toContain('SIL OPEN FONT LICENSE');
});

it('names a licence and gives a text for each, and no text twice', () => {
  for (const { licence, text } of packages) {
    expect(licence).not.toBe('not named');
    expect(texts[text].length).toBeGreaterThan(60);
  }
  expect(new Set(texts).size).toBe(texts.length);
});

it('leaves out what only builds and tests the program', () => {
  const names = packages.map(({ name }) => name);
  for (const name of ['vitest', 'typescript', 'playwright', 'knip']) expect(names).not.toContain(name);
});
