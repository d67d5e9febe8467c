import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Session } from './session';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-session-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const CASE = 'case-20261121';
const begun = (): Session => {
  const session = new Session(join(top, 'session.json'));
  session.begin();
  return session;
};

describe('how the program ended', () => {
  it('is nothing to speak of at the first start, and after it was closed', () => {
    const first = begun();
    expect(first.take()).toBeNull();
    first.shows(CASE, 'network');
    first.end();
    expect(begun().take()).toBeNull();
  });
  it('is told once after a crash, with the case, the page and whether a check ran', () => {
    const first = begun();
    first.shows(CASE, 'check');
    first.checks(true);
    const second = begun();
    expect(second.take()).toEqual({ caseId: CASE, page: 'check', ended: 'program', checking: true });
    expect(second.take()).toBeNull();
  });
  it('is told again when it crashes before the window showed anything', () => {
    begun().shows(CASE, 'network');
    begun();
    expect(begun().take()).toMatchObject({ caseId: CASE, page: 'network' });
  });
  it('does not open the same case for ever when that does not last', () => {
    begun().shows(CASE, 'network');
    for (let start = 0; start < 2; start += 1) begun().shows(CASE, 'network');
    expect(begun().take()).toMatchObject({ caseId: null });
  });
  it('opens it again after a start that lasted', () => {
    begun().shows(CASE, 'network');
    for (let start = 0; start < 4; start += 1) {
      const session = begun();
      expect(session.take()).toMatchObject({ caseId: CASE });
      session.shows(CASE, 'network');
      session.lasts();
    }
  });
  it('says nothing when no case was open', () => {
    begun().shows(null, 'target');
    expect(begun().take()).toBeNull();
  });
  it('is found again by a window that is loaded anew', () => {
    const session = begun();
    session.shows(CASE, 'fix');
    session.windowGone();
    expect(session.take()).toEqual({ caseId: CASE, page: 'fix', ended: 'window', checking: false });
  });
  it('is not known from a file that makes no sense, and that is no fault', () => {
    writeFileSync(join(top, 'session.json'), '{"open":true,"caseId":"../../etc"}');
    expect(begun().take()).toBeNull();
  });
});
