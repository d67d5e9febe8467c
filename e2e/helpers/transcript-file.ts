import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'playwright/test';

const KEPT = resolve(__dirname, '../journey/transcript.txt');
const folder = join(process.env.HANDRAIL_RESULTS ?? 'test-results', 'journey');
const COMMAND = 'npm run transcript';

/** Holds what was read out against what is kept. Read it as somebody who can't see the window before you accept it. */
export const expectTranscript = (transcript: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'transcript.txt'), transcript);
  if (process.env.HANDRAIL_TRANSCRIPT === 'accept') return;
  const kept = existsSync(KEPT) ? readFileSync(KEPT, 'utf8') : null;
  expect(kept, `There is no kept transcript. Make it and read it: ${COMMAND}`).not.toBeNull();
  expect(transcript, `Something else is read out than before. If it is meant so: ${COMMAND}`).toBe(kept);
};
