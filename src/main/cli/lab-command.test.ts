import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedFor } from '../cases/testing';
import { startLab } from '../lab/start-lab';
import { checkCommand } from './lab-command';
import { commandLine } from './one-line';
import { runCli } from './run-cli';
import { testIo, testTools } from './testing';

const scenario = {
  id: 'old',
  title: 'Old',
  story: 's',
  learn: 'l',
  recognise: 'r',
  ask: 'a',
  group: 'versions' as const,
  minutes: 3,
  causeId: 'c',
  fixable: true,
};

describe('handrail lab', () => {
  it('lists the practice servers', async () => {
    const io = testIo();
    expect(await runCli(['lab'], testTools('cause-named', { startLab }), io)).toBe(0);
    expect(io.said.out).toMatch(/^old-program {2,}\S/m);
  });
  it('says which there are when the name is wrong', async () => {
    const io = testIo();
    expect(await runCli(['lab', 'nope'], testTools('cause-named', { startLab }), io)).toBe(2);
    expect(io.said.err).toContain('There is no practice server “nope”. There are: old-program,');
  });
  it('serves until Ctrl-C, with a ready command, and takes its files away', async () => {
    const stop = new AbortController();
    const seen: { roots: string; there: boolean }[] = [];
    const io = testIo({
      signal: stop.signal,
      err: (text) => {
        if (!text.includes('Ctrl-C ends')) return;
        const roots = /--ca (\S+)/.exec(io.said.out)?.[1] ?? '';
        seen.push({ roots, there: existsSync(roots) });
        stop.abort();
      },
    });
    expect(await runCli(['lab', 'old-program'], testTools('cause-named', { startLab }), io)).toBe(0);
    expect(io.said.out).toMatch(/npm run -s handrail -- check shop\.lab\.test:\d+ --address 127\.0\.0\.1 /);
    expect(seen[0]?.there).toBe(true);
    expect(existsSync(seen[0]?.roots ?? '')).toBe(false);
  });
  it('writes the practice root once, however many servers it serves: a check takes no file with dozens', async () => {
    const stop = new AbortController();
    let certificates = 0;
    const io = testIo({
      signal: stop.signal,
      err: (text) => {
        if (!text.includes('Ctrl-C ends')) return;
        const roots = readFileSync(/--ca (\S+)/.exec(io.said.out)?.[1] ?? '', 'utf8');
        certificates = roots.split('-----BEGIN CERTIFICATE-----').length - 1;
        stop.abort();
      },
    });
    expect(await runCli(['lab', '--all'], testTools('cause-named', { startLab }), io)).toBe(0);
    expect(certificates).toBe(1);
  });
});

describe('the ready command', () => {
  it('tells everything the story tells', () => {
    const asked = askedFor('a.example', {
      target: {
        ...askedFor('a.example').target,
        serverName: null,
        addresses: ['127.0.0.1'],
        extraRoots: ['pem'],
      },
      message: "it's closed",
      side: 'connects',
      answers: { 'how-often': 'always' },
      lab: 'old',
    });
    expect(checkCommand({ scenario, asked, fixed: false }, '/tmp/r.pem')).toBe(
      "npm run -s handrail -- check a.example:443 --address 127.0.0.1 --no-sni --ca /tmp/r.pem --message 'it'\\''s closed' --side connects --answer how-often=always --lab old",
    );
  });
  it('quotes only what needs it', () => {
    expect(commandLine(['a', 'b c', '$x', ''])).toBe("a 'b c' '$x' ''");
  });
});
