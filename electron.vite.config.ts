import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licencesPlugin } from './scripts/lib/licences.mjs';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

/** Entries by name, without those whose file is not there. */
function entries(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([, path]) => existsSync(at(path))));
}

// The report is drawn by the page and, for the PDF, by the main process: both must give a class the same name.
const css = {
  modules: {
    generateScopedName: (name: string, file: string) => {
      const path = file.split('?')[0] ?? file;
      return `${basename(dirname(path))}-${basename(path).replace(/\.module\.css$/, '')}__${name}`;
    },
  },
};

// The targets are stated because electron-vite would take them from the newest Electron it knows,
// and the floor is Electron 25: Node 18.15 and Chromium 114.
const node = 'node18.15';
const chrome = 'chrome114';

export default defineConfig({
  main: {
    css,
    plugins: [react({ jsxImportSource: '#say' })],
    build: {
      outDir: 'out/main',
      target: node,
      externalizeDeps: false,
      minify: false,
      // The style sheet of the printed report is a string in this bundle, and Chromium reads it.
      cssTarget: chrome,
      cssMinify: 'lightningcss',
      rolldownOptions: {
        input: entries({
          index: 'src/main/index.ts',
          engine: 'src/main/engine/host.ts',
          lab: 'src/main/lab/host.ts',
          cli: 'src/main/cli/index.ts',
          'cli-scan': 'src/main/cli/scan-main.ts',
          'cli-main': 'src/main/cli/main.ts',
          'cli-record': 'src/main/cli/record-code.ts',
          pdf: 'src/main/report/pdf-host.ts',
        }),
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: node,
      externalizeDeps: false,
      // A sandboxed preload can require nothing of ours: everything goes into the one file.
      isolatedEntries: true,
      minify: false,
      rolldownOptions: {
        input: entries({ index: 'src/preload/index.ts' }),
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    css,
    plugins: [react({ jsxImportSource: '#say' }), licencesPlugin(root)],
    build: {
      outDir: 'out/renderer',
      target: chrome,
      cssTarget: chrome,
      // With cssMinify off, nesting and light-dark() stay as written, and Chromium 114 does not know them.
      minify: true,
      cssMinify: 'lightningcss',
      // The page policy allows no inline script and no data: fonts.
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: entries({ index: 'src/renderer/index.html', gallery: 'src/renderer/gallery.html' }),
      },
    },
  },
});
