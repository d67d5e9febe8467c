import { describe, expect, it } from 'vitest';
import { CLIENT_CHOICES } from '../../shared/model/clients';
import { runCli } from './run-cli';
import { testIo, testTools } from './testing';

describe('handrail clients', () => {
  it('lists every program with the name that --client takes', async () => {
    const io = testIo();
    expect(await runCli(['clients'], testTools('cause-named'), io)).toBe(0);
    for (const { id, name } of CLIENT_CHOICES)
      expect(io.said.out).toMatch(new RegExp(`${id} .*${name.slice(0, 8)}`));
  });
  it('a name that does not exist is answered with those near it', async () => {
    const io = testIo();
    expect(
      await runCli(['check', 'a.example', '--client', 'windows-7'], testTools('cause-named'), io),
    ).not.toBe(0);
    expect(io.said.err).toContain('dotnet-framework-4-5-windows-7');
  });
});
