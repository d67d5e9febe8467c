import { describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../../shared/model/failure';
import { codeOf, ERROR_CODES, outcomeOfError } from './failure-table';

const rows: readonly (readonly [string, string, string])[] = [
  ['ECONNREFUSED', 'refused', 'refused'],
  ['ECONNRESET', 'rst', 'rst'],
  ['ETIMEDOUT', 'connect-timeout', 'silence'],
  ['ENETUNREACH', 'unreachable', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable', 'unreachable'],
  ['ENETDOWN', 'unreachable', 'unreachable'],
  ['EHOSTDOWN', 'unreachable', 'unreachable'],
  ['ENONET', 'unreachable', 'unreachable'],
  ['ENETRESET', 'unreachable', 'unreachable'],
  ['ECONNABORTED', 'local', 'local'],
  ['EMFILE', 'local', 'local'],
  ['ENFILE', 'local', 'local'],
  ['ENOBUFS', 'local', 'local'],
  ['ENOMEM', 'local', 'local'],
  ['EADDRNOTAVAIL', 'local', 'local'],
  ['EADDRINUSE', 'local', 'local'],
  ['EAFNOSUPPORT', 'local', 'local'],
  ['EACCES', 'local', 'local'],
  ['EPERM', 'local', 'local'],
  ['EINVAL', 'local', 'local'],
  ['ENOTCONN', 'local', 'local'],
  ['ECANCELED', 'local', 'local'],
];

describe('the failure table', () => {
  it('has a row here for every row there', () => {
    expect(rows.map(([code]) => code).sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });
  it.each(rows)('%s while connecting is %s, later %s', (code, connecting, later) => {
    const first = outcomeOfError(code, 'connect', 12);
    const second = outcomeOfError(code, 'after-hello', 12);
    expect([first.kind, second.kind]).toEqual([connecting, later]);
    expect(outcomeSchema.parse(first)).toEqual(first);
    expect(outcomeSchema.parse(second)).toEqual(second);
  });
  it('takes a reset while connecting for a connection that was accepted and cut', () => {
    expect(outcomeOfError('ECONNRESET', 'connect', 1)).toEqual({ kind: 'rst', stage: 'before-hello' });
  });
  it('knows that Linux gives EPIPE only behind a FIN', () => {
    expect(outcomeOfError('EPIPE', 'after-hello', 1, 'linux').kind).toBe('fin');
    expect(outcomeOfError('EPIPE', 'after-hello', 1, 'darwin').kind).toBe('rst');
  });
  it('keeps a code that it does not know', () => {
    expect(outcomeOfError('EWHATEVER', 'after-hello', 1)).toMatchObject({ kind: 'local', code: 'EWHATEVER' });
    expect(outcomeOfError('constructor', 'after-hello', 1)).toMatchObject({
      kind: 'local',
      code: 'constructor',
    });
  });
  it('reads the code of any error', () => {
    expect(codeOf(Object.assign(new Error('x'), { code: 'ECONNRESET' }))).toBe('ECONNRESET');
    expect([codeOf(new Error('x')), codeOf('x'), codeOf(null)]).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
  });
});
