import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedSchema } from '../../shared/model/asked';
import { type Evidence, rawEvidenceSchema } from '../../shared/model/evidence';
import { reportSchema } from '../../shared/model/report';
import { z } from '../../shared/zod';
import { readMessage } from '../engine/messages/read-message';
import { projectReport } from './project';
import { PROBES } from './testing/probes';

/**
 * Saved evidence → the report that it must give. `npm run update-golden` (UPDATE_GOLDEN=1) writes the reports anew; the difference
 * is reviewed like code.
 */
const FOLDER = new URL('golden/', import.meta.url);
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const inputSchema = z.strictObject({
  asked: askedSchema,
  run: z.strictObject({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string(),
    cancelled: z.boolean(),
  }),
  evidence: rawEvidenceSchema,
});

const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.evidence.json'))
  .map((name) => name.replace('.evidence.json', ''));

const judge = (name: string): unknown => {
  const saved: unknown = JSON.parse(readFileSync(new URL(`${name}.evidence.json`, FOLDER), 'utf8'));
  const { asked, run, evidence } = inputSchema.parse(saved);
  const message = asked.message === '' ? null : readMessage(asked.message);
  const app = { name: 'Handrail', version: '0.0.0', runtime: 'golden' };
  return projectReport({ asked, message, evidence: evidence as Evidence, run, app, probes: PROBES });
};

describe('golden reports', () => {
  it('has evidence to judge', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(4);
  });
  for (const name of NAMES) {
    it(`judges ${name} as before`, () => {
      const report = judge(name);
      expect(reportSchema.safeParse(report).error).toBeUndefined();
      const file = new URL(`${name}.report.json`, FOLDER);
      if (UPDATE || !existsSync(file)) {
        expect(UPDATE, `${name}.report.json is missing: run npm run update-golden`).toBe(true);
        writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
      }
      expect(report).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});
