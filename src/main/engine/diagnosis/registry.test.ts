import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../shared/model/asked';
import { findingSchema } from '../../../shared/model/finding';
import { causeFiles, causes } from './registry';

const list = (folder: string, except: string): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith(except))
    .map((name) => name.replace(/\.ts$/, ''));

const PROBES = list('../probes/', '.test.ts');
const TESTED = new Set(
  readdirSync(new URL('causes/', import.meta.url))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.replace('.test.ts', '')),
);

/** Every piece of prose of a cause that a person may read, with its limit. */
const prose = (cause: (typeof causes)[number]): [text: string, limit: number][] => [
  [cause.title, 120],
  [cause.ruledOut, 160],
  [cause.meaning, 600],
  [cause.nextStep, 400],
  [cause.unseen, 400],
  [cause.decides, 400],
  ...cause.fix.flatMap((fix): [string, number][] => [
    ...fix.steps.map((step): [string, number] => [step, 400]),
    [fix.undo, 200],
    [fix.stack, 80],
  ]),
];

describe('the causes', () => {
  it('are at least 85, in all five areas', () => {
    expect(causes.length).toBeGreaterThanOrEqual(85);
    expect(new Set(causes.map((cause) => cause.area))).toEqual(new Set(AREAS));
  });
  it('carry their file name as id, and each has a test beside it', () => {
    for (const [file, cause] of causeFiles) {
      expect(cause.id).toBe(file);
      expect(TESTED, `causes/${file}.test.ts`).toContain(file);
    }
  });
  it('declare only probes that exist', () => {
    for (const cause of causes)
      for (const id of [...cause.needs, ...cause.wants, ...(cause.decidedBy ?? [])])
        expect(PROBES, cause.id).toContain(id);
  });
  it('explain only causes that exist, and never each other', () => {
    for (const cause of causes)
      for (const id of cause.explains ?? []) {
        const other = causeFiles.get(id);
        expect(other, `${cause.id} explains ${id}`).toBeDefined();
        expect(other?.explains ?? [], `${cause.id} and ${id}`).not.toContain(cause.id);
      }
  });
  it('make a finding that fits a report', () => {
    for (const cause of causes) {
      const { id, needs, wants, ruledOut, examine, decidedBy, decidesThen, explains, ...shown } = cause;
      const finding = { ...shown, causeId: id, verdict: 'likely', because: [], details: [] };
      expect([id, findingSchema.safeParse(finding).error?.message]).toEqual([id, undefined]);
      expect(
        [decidedBy, explains].every((ids) => ids === undefined || ids.length > 0),
        id,
      ).toBe(true);
      expect(decidesThen?.words).not.toBe('');
      expect([ruledOut.length > 0, typeof examine, needs.length + wants.length >= 0]).toEqual([
        true,
        'function',
        true,
      ]);
    }
  });
  it('have at least one fix with an owner, and every fix can be undone', () => {
    for (const cause of causes) {
      expect(cause.fix.length, cause.id).toBeGreaterThan(0);
      for (const fix of cause.fix) expect(fix.undo.trim(), `${cause.id} / ${fix.stack}`).not.toBe('');
    }
  });
  it('have something to do for whoever can fix it', () => {
    const idle = causes.filter(({ fix, owner }) => fix.every((one) => one.owner !== owner));
    expect(idle.map(({ id, owner }) => `${id}: ${owner}`)).toEqual([]);
  });
  it('leave what is done at a server to the server’s owner', () => {
    const atServer = causes.flatMap(({ id, fix }) =>
      fix.filter(({ stack }) => /as the server\b/.test(stack)).map(({ owner }) => [id, owner]),
    );
    expect(atServer.length).toBeGreaterThan(5);
    for (const [id, owner] of atServer) expect([id, owner]).toEqual([id, 'server-owner']);
  });
  it('name their sources', () => {
    for (const cause of causes) expect(cause.sources.length, cause.id).toBeGreaterThan(0);
  });
});

describe('the words of the causes', () => {
  it('are there, and within their limits', () => {
    for (const cause of causes)
      for (const [text, limit] of prose(cause)) {
        expect(text.trim(), cause.id).not.toBe('');
        expect([cause.id, text.length <= limit, text], text).toEqual([cause.id, true, text]);
      }
  });
  it('keep the voice: no exclamation marks, no filler, no grades, no blame', () => {
    const banned =
      /!|\b(?:just|simply|obviously|easy|easily|please|grade|score|rating|forgot|stupid|hung up|dead)\b/i;
    for (const cause of causes) for (const [text] of prose(cause)) expect(text, cause.id).not.toMatch(banned);
  });
  it('name a page of the wizard by its name, and never by its place', () => {
    for (const cause of causes)
      for (const [text] of prose(cause))
        expect(text, cause.id).not.toMatch(/\b(?:first|second) (?:step|page)\b|\bin the questions\b/i);
  });
  it('speak in the steps of somebody else’s computer neither of “this computer” nor of what stands “here”', () => {
    for (const { id, fix } of causes)
      for (const { owner, steps } of fix.filter(({ owner }) =>
        /^(?:server-owner|program-vendor)$/.test(owner),
      ))
        for (const step of steps)
          expect([id, owner, step].join(': ')).not.toMatch(/\b(?:this computer|here)\b/i);
  });
  it('say what it means in two to five sentences', () => {
    for (const cause of causes) {
      const sentences = cause.meaning.match(/[^.?]+[.?](?:\s|$)/g)?.length ?? 0;
      expect([cause.id, sentences >= 2 && sentences <= 5, sentences]).toEqual([cause.id, true, sentences]);
    }
  });
  it('write titles like sentences, without a full stop', () => {
    for (const cause of causes) {
      expect(cause.title, cause.id).toMatch(/^[A-Z].*[^.]$/);
      expect(cause.ruledOut, cause.id).toMatch(/^[A-Z].*\.$/);
    }
  });
  it('use typographic apostrophes', () => {
    for (const cause of causes)
      for (const [text] of prose(cause)) expect(text, cause.id).not.toMatch(/[a-z]'[a-z]/);
  });
});
