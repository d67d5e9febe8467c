import { defineConfig } from 'playwright/test';

// scripts/stages/e2e.mjs starts this as an ordinary user with a display; HANDRAIL_RESULTS is a folder that user can write to.
const results = process.env.HANDRAIL_RESULTS ?? 'test-results';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `${results}/e2e`,
  reporter: [['list'], ['json']],
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTimeout: 55 * 60_000,
  use: { actionTimeout: 15_000 },
});
