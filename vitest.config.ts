import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { licencesPlugin } from './scripts/lib/licences.mjs';

// Two sets: `unit` is everything beside the code, `golden` is what is compared with committed files.
// *.boring.test.ts is neither: it runs under Electron's own TLS library (scripts/stages/boring.mjs).
const unit = [
  'src/**/*.test.{ts,tsx}',
  'e2e/{peers,cases}/**/*.test.ts',
  'bench/**/*.test.ts',
  'scripts/**/*.test.mjs',
];
const golden = ['src/**/*.golden.test.{ts,tsx}', 'e2e/**/*.golden.test.ts'];
const elsewhere = ['**/node_modules/**', 'out/**', 'dist/**', '**/*.boring.test.ts'];

export default defineConfig({
  plugins: [react({ jsxImportSource: '#say' }), licencesPlugin(import.meta.dirname)],
  test: {
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    allowOnly: false,
    passWithNoTests: false,
    unstubGlobals: true,
    restoreMocks: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      { extends: true, test: { name: 'unit', include: unit, exclude: [...elsewhere, ...golden] } },
      { extends: true, test: { name: 'golden', include: golden, exclude: elsewhere } },
    ],
  },
});
