import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFileSchema } from '../../shared/model/case-file';
import { comparisonOfCasesSchema } from '../../shared/model/comparison';
import { type Conclusion, reportSchema } from '../../shared/model/report';
import { caseFor } from '../cases/testing';
import { runCli } from './run-cli';
import { testIo, testTools } from './testing';

let top = '';
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-cli-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

const usage = async (...argv: string[]): Promise<string> => {
  const io = testIo();
  const tools = testTools();
  expect(await runCli(argv, tools, io)).toBe(2);
  expect(tools.asked).toEqual([]);
  expect(io.said.err).not.toMatch(/^\s+at /m);
  return io.said.err;
};

describe('handrail check', () => {
  it.each<[Conclusion, number]>([
    ['nothing-wrong', 0],
    ['cause-named', 1],
    ['could-not-tell', 3],
    ['cancelled', 130],
  ])('ends with %s as exit code %i', async (conclusion, code) => {
    expect(await runCli(['check', 'a.example'], testTools(conclusion), testIo())).toBe(code);
  });
  it('ends as cancelled when Ctrl-C comes while a result is being written', async () => {
    const stop = new AbortController();
    const makers = { html: async () => '', pdf: async () => stop.abort(), comparison: async () => '' };
    const tools = testTools('cause-named', { makers });
    expect(
      await runCli(['check', 'a.example', '--pdf', 'x.pdf'], tools, testIo({ signal: stop.signal })),
    ).toBe(130);
  });
  it('says before it starts how many connections it makes at most', async () => {
    const io = testIo();
    const said: string[] = [];
    const tools = testTools('cause-named', {
      startRun: async () => {
        said.push(io.said.err);
        throw new Error('far enough');
      },
    });
    expect(await runCli(['check', 'a.example'], tools, io)).toBe(3);
    expect(said[0]).toMatch(
      /^Checking a\.example:443: at most 40 connections, 8 at a time, up to \d+ seconds\.\n$/,
    );
    expect(io.said.err).toContain('Something went wrong inside Handrail: far enough.');
  });
  it('passes on everything it was told', async () => {
    const tools = testTools();
    const line =
      'check a.example --address 192.0.2.1,192.0.2.2 --address ::1 --sni b.example --side accepts --program java --answer how-often=always --timeout 30 --lab old-program --message boom';
    await runCli(line.split(' '), tools, testIo());
    expect(tools.asked[0]).toMatchObject({
      asked: {
        target: { host: 'a.example', serverName: 'b.example', addresses: ['192.0.2.1', '192.0.2.2', '::1'] },
        side: 'accepts',
        program: 'java',
        answers: { 'how-often': 'always' },
        message: 'boom',
        lab: 'old-program',
      },
      options: { timeoutMs: 30_000 },
    });
  });
  it('asks for no name with --no-sni, and reads the message from standard input with -', async () => {
    const tools = testTools();
    const io = testIo({ readInput: async () => 'from\nstdin' });
    await runCli(['check', 'a.example', '--no-sni', '--message', '-'], tools, io);
    expect(tools.asked[0]?.asked).toMatchObject({ message: 'from\nstdin', target: { serverName: null } });
  });
  it('keeps standard output for the JSON when it goes there, and speaks on standard error', async () => {
    const io = testIo();
    await runCli(['check', 'a.example', '--json', '-'], testTools(), io);
    expect(reportSchema.parse(JSON.parse(io.said.out)).asked.target.host).toBe('a.example');
    expect(io.said.err).toContain('Next step:');
  });
  it('writes every result it was asked for', async () => {
    const pdfs: string[] = [];
    const makers = {
      html: async () => '<!doctype html>',
      comparison: async () => '',
      pdf: async (_one: unknown, _case: string, path: string) => void pdfs.push(path),
    };
    const at = (name: string): string => join(top, name);
    const argv = [
      'check',
      'a.example',
      '--json',
      at('a.json'),
      '--html',
      at('a.html'),
      '--case',
      at('c.json'),
      '--pdf',
      at('a.pdf'),
    ];
    expect(await runCli(argv, testTools('could-not-tell', { makers }), testIo())).toBe(3);
    expect(reportSchema.safeParse(JSON.parse(await readFile(at('a.json'), 'utf8'))).success).toBe(true);
    expect(caseFileSchema.safeParse(JSON.parse(await readFile(at('c.json'), 'utf8'))).success).toBe(true);
    expect(await readFile(at('a.html'), 'utf8')).toBe('<!doctype html>');
    expect(pdfs).toEqual([at('a.pdf')]);
  });
  it('says which result could not be written, writes the others, and keeps the code of the check', async () => {
    const io = testIo();
    const argv = ['check', 'a.example', '--json', join(top, 'none', 'a.json'), '--html', join(top, 'a.html')];
    expect(await runCli(argv, testTools('cause-named'), io)).toBe(1);
    expect(io.said.err).toContain('The report as JSON could not be written to');
    expect(await readFile(join(top, 'a.html'), 'utf8')).toBe('<!doctype html>');
    expect(await runCli(argv, testTools('nothing-wrong'), testIo())).toBe(2);
  });
  it('shows progress on a terminal and nowhere else', async () => {
    const quiet = testIo();
    await runCli(['check', 'a.example'], testTools(), quiet);
    expect(quiet.said.err).not.toContain('\u001b');
    const terminal = testIo({ errIsTerminal: true });
    await runCli(['check', 'a.example'], testTools(), terminal);
    expect(terminal.said.err).toContain('1.2 s, 3 of at most 40 connections.');
    expect(terminal.said.err.endsWith('\r\u001b[2K')).toBe(true);
  });
  it('colours for a person, and not against NO_COLOR', async () => {
    const coloured = testIo({ outIsTerminal: true });
    await runCli(['check', 'a.example'], testTools(), coloured);
    expect(coloured.said.out).toContain('\u001b[1m');
    const plain = testIo({ outIsTerminal: true, env: { NO_COLOR: '1' } });
    await runCli(['check', 'a.example'], testTools(), plain);
    expect(plain.said.out).not.toContain('\u001b');
  });
});

describe('what cannot be used', () => {
  it.each([
    [['check'], 'Missing required argument'],
    [['chekc', 'a.example'], 'Unknown command'],
    [['check', 'a.example', '--bogus'], 'Unknown option'],
    [
      ['check', 'my server'],
      '“my server” has a space in it; an address has none.\nFor example: server.example.com:443',
    ],
    [['check', 'a.example:70000'], 'Port 70000 does not exist'],
    [['check', 'https://joe:hunter2@a.example'], 'Leave out what stands before the @'],
    [['check', 'a.example', '--address', 'b.example'], '--address: “b.example” is a name'],
    [['check', 'a.example', '--sni', '192.0.2.1'], '--sni: '],
    [['check', 'a.example', '--sni', ''], '--sni: the name is missing'],
    [['check', 'a.example', '--timeout', '0'], 'whole seconds from 1 to 600'],
    [['check', 'a.example', '--side', 'left'], 'Allowed choices are connects, accepts, unknown'],
    [
      ['check', 'a.example', '--answer', 'how-often=daily'],
      'Choices of how-often: always, sometimes, unknown',
    ],
    [['check', 'a.example', '--ca', '/nowhere/root.pem'], '--ca /nowhere/root.pem: '],
    [['check', 'a.example', '--pdf', '-'], 'a PDF goes into a file'],
    [['check', 'a.example', '--json', '-', '--html', '-'], 'name the same place'],
    [['check', 'a.example', '--json', ''], 'the file name is missing'],
    [
      ['check', 'Authentication failed because x closed it at b.example:8443'],
      'handrail check b.example:8443 --message',
    ],
    [['report', '/nowhere/case.json'], 'There is no such file'],
  ])('is said with exit code 2: %j', async (argv, expected) => {
    expect(await usage(...argv)).toContain(expected);
  });
  it('does not repeat a password', async () => {
    expect(await usage('check', 'https://joe:hunter2@a.example')).not.toMatch(/joe|hunter2/);
  });
  it('shows the help when nothing is asked', async () => {
    expect(await usage()).toContain('Usage: handrail');
  });
  it('says that standard input was too long for a message', async () => {
    const io = testIo({ readInput: () => Promise.reject(new Error('too long')) });
    expect(await runCli(['check', 'a.example', '--message', '-'], testTools(), io)).toBe(2);
    expect(io.said.err).toContain('standard input could not be read');
  });
});

describe('handrail report', () => {
  it('judges a saved case again', async () => {
    const path = join(top, 'c.json');
    await runCli(['check', 'a.example', '--case', path], testTools(), testIo());
    const io = testIo();
    const tools = testTools('could-not-tell');
    expect(await runCli(['report', path, '--json', '-'], tools, io)).toBe(3);
    expect(tools.asked).toEqual([]);
    expect(JSON.parse(io.said.out)).toMatchObject({ asked: { target: { host: 'a.example' } } });
  });
  it('holds a case beside another one and names what differs', async () => {
    const [one, two] = [join(top, 'one.json'), join(top, 'two.json')];
    await runCli(['check', 'a.example', '--case', one], testTools(), testIo());
    await runCli(['check', 'b.example', '--case', two], testTools(), testIo());
    const io = testIo();
    expect(await runCli(['report', one, '--compare', two], testTools(), io)).toBe(1);
    expect(io.said.out).toContain('Two checks compared');
    const same = testIo();
    await runCli(['report', one, '--json', '-', '--compare', one], testTools(), same);
    expect(reportSchema.safeParse(JSON.parse(same.said.out)).success).toBe(true);
    expect(same.said.err).toContain('Nothing that both measured differs.');
    await writeFile(two, JSON.stringify(caseFor('case-0001')));
    expect(await usage('report', one, '--compare', two)).toContain(
      'There is no check in the case “example.com:443” yet.',
    );
  });
  it('writes a comparison as a page, as data or as text, as the name of the file says', async () => {
    const [one, two] = [join(top, 'one.json'), join(top, 'two.json')];
    await runCli(['check', 'a.example', '--case', one], testTools(), testIo());
    await runCli(['check', 'b.example', '--case', two], testTools(), testIo());
    const written = async (name: string): Promise<string> => {
      const path = join(top, name);
      const io = testIo();
      expect(await runCli(['report', one, '--compare', two, '--comparison', path], testTools(), io)).toBe(1);
      expect(io.said.out).toContain('Two checks compared');
      expect(io.said.err).toContain(path);
      return readFile(path, 'utf8');
    };
    expect(await written('d.html')).toContain('<!doctype html>');
    expect(comparisonOfCasesSchema.safeParse(JSON.parse(await written('d.json'))).success).toBe(true);
    expect(await written('d.txt')).toMatch(/^Two checks compared/u);
    expect(await usage('report', one, '--comparison', 'd.html')).toContain('--compare');
    expect(await usage('report', one, '--compare', two, '--comparison', '-')).toContain('goes into a file');
    expect(
      await usage('report', one, '--compare', two, '--html', 'd.html', '--comparison', './d.html'),
    ).toContain('the same place');
    const io = testIo();
    const gone = join(top, 'no-such-folder', 'd.txt');
    await runCli(['report', one, '--compare', two, '--comparison', gone], testTools(), io);
    expect(io.said.err).toContain('The comparison');
    expect(io.said.err).not.toContain(`The comparison: ${gone}`);
  });
  it('shows a message that is ready for an owner, and nothing else, with the exit code of the case', async () => {
    const path = join(top, 'c.json');
    await runCli(['check', 'a.example', '--case', path], testTools(), testIo());
    const io = testIo();
    expect(await runCli(['report', path, '--message', 'server-owner'], testTools(), io)).toBe(1);
    expect(io.said.out).toMatch(/^Subject: TLS connection to a\.example:443 fails/u);
    expect(io.said.out).toContain('WHAT WE ASK YOU TO DO');
    expect(await usage('report', path, '--message', 'server-owner', '--json', '-')).toContain(
      'standard output',
    );
    expect(await usage('report', path, '--message', 'this-computer')).toContain('server-owner, network-team');
  });
  it('says that there is nothing in a case to judge', async () => {
    const path = join(top, 'c.json');
    await writeFile(path, JSON.stringify(caseFor('case-0001')));
    expect(await usage('report', path)).toContain('There is no check in this case yet.');
  });
});

describe('help and version', () => {
  it('are no mistakes', async () => {
    const io = testIo();
    expect(await runCli(['--version'], testTools(), io)).toBe(0);
    expect(await runCli(['check', '--help'], testTools(), io)).toBe(0);
    expect(io.said.out).toContain('1.2.3');
    expect(io.said.out).toContain('--address <ip>');
    expect(io.said.err).toBe('');
  });
});
