import { describe, expect, it } from 'vitest';
import type { Situation } from './flow';
import {
  CHECKLIST,
  canEnter,
  nextStep,
  previousStep,
  railState,
  reached,
  resume,
  STAGES,
  STEPS,
} from './flow';

const nothing: Situation = { hasTarget: false, hasDocument: false, running: false, visited: [] };
const withTarget: Situation = { ...nothing, hasTarget: true };
const finished: Situation = { ...withTarget, hasDocument: true, visited: ['target', 'program', 'check'] };

describe('where a person can go', () => {
  it('opens only the first page and the practice lab while no target is known', () => {
    const open = [...STEPS, 'lab' as const].filter((page) => canEnter(page, nothing).open);
    expect(open).toEqual(['target', 'lab']);
  });

  it('says why the result is closed before a check', () => {
    expect(canEnter('result', withTarget)).toEqual({ open: false, why: 'First run the check.' });
  });

  it('says that the check is still running instead of asking for one', () => {
    expect(canEnter('result', { ...withTarget, running: true })).toEqual({
      open: false,
      why: 'The check is still running.',
    });
  });

  it('opens every page once a check has ended', () => {
    expect(STEPS.every((step) => canEnter(step, finished).open)).toBe(true);
  });

  it('keeps the earlier result open while a second check runs', () => {
    expect(canEnter('result', { ...finished, running: true }).open).toBe(true);
  });
});

describe('the order of the pages', () => {
  it('leads from each page to the next and back again', () => {
    for (const step of STEPS) {
      const next = nextStep(step);
      if (next) expect(previousStep(next)).toBe(step);
    }
    expect(previousStep('target')).toBeNull();
    expect(nextStep('report')).toBeNull();
  });

  it('leads from the practice lab to the program page, and back to the first', () => {
    expect(nextStep('lab')).toBe('program');
    expect(previousStep('lab')).toBe('target');
  });

  it('shows each step in exactly one part of the rail, in order', () => {
    expect(STAGES.flatMap((stage) => stage.steps)).toEqual([...STEPS]);
  });

  it('keeps the five checklist pages in the order of the checklist', () => {
    expect(CHECKLIST).toEqual(['certificate', 'protocol', 'configuration', 'network', 'policy']);
  });
});

describe('the marks of the rail', () => {
  it('marks the shown page as current even when it was seen before', () => {
    expect(railState('program', 'program', finished)).toBe('current');
  });

  it('does not call the check done before there is a result', () => {
    expect(railState('check', 'program', { ...withTarget, visited: ['target', 'program', 'check'] })).toBe(
      'ready',
    );
    expect(railState('check', 'result', finished)).toBe('done');
  });

  it('marks a page that can not be opened yet as closed', () => {
    expect(railState('fix', 'target', nothing)).toBe('closed');
  });

  it('fills the rail up to the furthest page that was seen', () => {
    expect(reached('target', nothing)).toBe(0);
    expect(reached('program', finished)).toBe(STEPS.indexOf('check'));
    expect(reached('report', finished)).toBe(STEPS.length - 1);
  });
});

describe('opening a saved case', () => {
  it('goes back to the page where it was left', () => {
    expect(resume('network', finished)).toBe('network');
  });

  it('goes to the nearest page that can be opened when that one can not', () => {
    expect(resume('network', withTarget)).toBe('check');
    expect(resume('no-such-page', finished)).toBe('result');
    expect(resume('report', nothing)).toBe('target');
  });
});

describe('a page that does not apply', () => {
  const at: Situation = { ...finished, aside: ['certificate'] };

  it('steps aside in the rail, seen or not, and can still be opened', () => {
    expect(railState('certificate', 'check', at)).toBe('aside');
    expect(railState('certificate', 'result', { ...at, visited: STEPS })).toBe('aside');
    expect(railState('certificate', 'certificate', at)).toBe('current');
    expect(canEnter('certificate', at).open).toBe(true);
  });

  it('is closed like the others before a check, and leaves no gap behind it', () => {
    expect(railState('certificate', 'target', { ...withTarget, aside: ['certificate'] })).toBe('closed');
    expect(reached('check', { ...at, visited: ['target', 'program', 'check', 'certificate'] })).toBe(3);
  });
});
