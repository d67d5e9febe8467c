import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../shared/model/asked';
import type { Fix } from '../../../shared/model/finding';
import { oldProgramDocument } from '../examples/documents';
import { byStack } from './stack-order';

const fix = (stack: string): Fix => ({ owner: 'it-desk', stack, steps: ['x'], undo: '' });
const fixes = ['nginx', 'Java', '.NET Framework 3.5', 'OpenSSL 3', 'Windows 7, Windows Server 2008 R2'].map(
  fix,
);
const order = (more: Partial<Asked>) =>
  byStack(fixes, { ...oldProgramDocument.asked, program: 'unknown', client: null, ...more }).map(
    (one) => `${one.fix.stack}${one.fits ? '!' : ''}`,
  );

describe('the fixes of an owner', () => {
  it('begin with those for the program that the person chose', () => {
    expect(order({ program: 'java' })[0]).toBe('Java!');
    expect(order({ program: 'dotnet-framework' }).slice(0, 2)).toEqual([
      '.NET Framework 3.5!',
      'Windows 7, Windows Server 2008 R2!',
    ]);
  });

  it('begin with those for the very program and its system when it was chosen exactly', () => {
    expect(order({ client: 'dotnet-framework-3-5-windows-7' })[0]).toBe('.NET Framework 3.5!');
    expect(order({ program: 'other', client: 'openssl-3-0' })[0]).toBe('OpenSSL 3!');
  });

  it('of the server’s owner are not ordered by the program that connects to it', () => {
    const ofServer = ['nginx', 'Java or Node.js as the server', 'SQL Server'].map((stack) => ({
      ...fix(stack),
      owner: 'server-owner' as const,
    }));
    const first = (more: Partial<Asked>) => {
      const [one] = byStack(ofServer, { ...oldProgramDocument.asked, client: null, ...more });
      return `${one?.fix.stack}${one?.fits ? '!' : ''}`;
    };
    expect(first({ program: 'node', side: 'connects' })).toBe('nginx');
    expect(first({ program: 'node', side: 'accepts' })).toBe('Java or Node.js as the server!');
    expect(first({ program: 'database', side: 'connects' })).toBe('SQL Server!');
  });

  it('keep their order when nothing is known', () => {
    expect(order({})).toEqual(fixes.map(({ stack }) => stack));
    expect(byStack(fixes, null).some(({ fits }) => fits)).toBe(false);
  });
});
