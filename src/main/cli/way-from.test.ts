import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CERTIFICATE, KEY, LOCKED_KEY, OTHER_KEY, PASSPHRASE, PFX } from '../engine/net/testing/identity';
import type { Io } from './io';
import { runCli } from './run-cli';
import { testIo, testTools } from './testing';

let top = '';
const at = (name: string): string => join(top, name);
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-way-'));
  const files = {
    'client.pem': CERTIFICATE,
    'client.key': KEY,
    'locked.key': LOCKED_KEY,
    'other.key': OTHER_KEY,
    'both.pem': `${CERTIFICATE}${KEY}`,
    'password.txt': 'hush\r\nsecond line\n',
    'empty.txt': '\n',
    'passphrase.txt': `${PASSPHRASE}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text);
  await writeFile(at('client.pfx'), Buffer.from(PFX, 'base64'));
});
afterAll(() => rm(top, { recursive: true, force: true }));

const check = async (argv: readonly string[], more: Partial<Io> = {}) => {
  const tools = testTools('nothing-wrong');
  const io = testIo(more);
  const code = await runCli(['check', 'a.example', ...argv], tools, io);
  return { code, io, asked: tools.asked[0]?.asked, options: tools.asked[0]?.options };
};
const refused = async (...argv: string[]): Promise<string> => {
  const { code, io, asked } = await check(argv);
  expect(code).toBe(2);
  expect(asked).toBeUndefined();
  return io.said.err;
};
const answering = (answer: string) => {
  const questions: string[] = [];
  const askSecret = async (question: string): Promise<string> => {
    questions.push(question);
    return answer;
  };
  return { questions, terminal: { inputIsTerminal: true, askSecret } };
};

describe('how much is asked, and how fast', () => {
  it('is nothing special unless it is said', async () => {
    expect((await check([])).asked).not.toHaveProperty('options');
  });
  it('is passed on', async () => {
    const { asked } = await check(['--starttls', 'smtp', '--concurrency', '2', '--all', '--repeat', '20']);
    expect(asked?.options).toMatchObject({
      starttls: 'smtp',
      concurrency: 2,
      depth: 'all',
      repeats: 20,
      gentle: false,
    });
    expect((await check(['--gentle'])).asked?.options?.gentle).toBe(true);
    expect((await check(['--no-fetch'])).asked?.options?.fetch).toBe(false);
    expect((await check(['--gentle'])).asked?.options).not.toHaveProperty('fetch');
  });
  it('that can’t be is refused with a sentence', async () => {
    expect(await refused('--gentle', '--concurrency', '4')).toMatch(/one connection at a time/);
    expect(await refused('--concurrency', '33')).toMatch(/from 1 to 32/);
    expect(await refused('--repeat', '301')).toMatch(/from 1 to 300/);
    expect(await refused('--starttls', 'gopher')).toMatch(/smtp/);
  });
});

describe('the plan', () => {
  it('is shown, and nothing is done', async () => {
    const { code, io, asked } = await check(['--plan', '--gentle']);
    expect([code, asked]).toEqual([0, undefined]);
    expect(io.said.out).toMatch(/at most 40 connections,\s+one at a time with a pause between/);
    expect(io.said.out).toMatch(/^ {3}\d {2}Does .*\?$/m);
    expect(io.said.out).toMatch(/at most\s+8\s+times/);
    expect((await check(['--plan', '--no-fetch'])).io.said.out).not.toMatch(/certificates\s+name/);
  });
  it('has no result to write', async () => {
    expect(await refused('--plan', '--json', at('a.json'))).toMatch(/Leave --json out/);
  });
});

describe('a proxy', () => {
  it('is read with its password, which goes to the run and not into what was asked', async () => {
    const { asked, options } = await check(['--proxy', 'http://kim:hush@proxy.example:3128']);
    expect(asked?.options?.proxy).toEqual({ kind: 'http', host: 'proxy.example', port: 3128, user: 'kim' });
    expect(options?.secrets?.proxyPassword).toBe('hush');
    expect(JSON.stringify(asked)).not.toContain('hush');
  });
  it('takes the password from the first line of a file', async () => {
    const argv = ['--proxy', 'socks5://kim@proxy.example', '--proxy-password-file', at('password.txt')];
    expect((await check(argv)).options?.secrets?.proxyPassword).toBe('hush');
  });
  it('asks for it on a terminal', async () => {
    const { questions, terminal } = answering('typed');
    const { options } = await check(['--proxy', 'http://kim@proxy.example'], terminal);
    expect(options?.secrets?.proxyPassword).toBe('typed');
    expect(questions).toEqual(['Password of kim at the proxy proxy.example (not shown): ']);
  });
  it('without a name needs no password, and SOCKS4a knows none', async () => {
    for (const proxy of ['http://proxy.example', 'socks4a://kim@proxy.example'])
      expect((await check(['--proxy', proxy])).options?.secrets?.proxyPassword).toBeNull();
  });
  it('that can’t be used is refused, and the password is not repeated', async () => {
    const sentences = [
      await refused('--proxy', 'gopher://kim:hush@proxy.example'),
      await refused('--proxy', 'http://kim@proxy.example'),
      await refused('--proxy-password-file', at('password.txt')),
      await refused('--proxy', 'http://proxy.example', '--proxy-password-file', at('password.txt')),
      await refused('--proxy', 'http://kim:hush@proxy.example', '--proxy-password-file', at('password.txt')),
      await refused('--proxy', 'http://kim@proxy.example', '--proxy-password-file', at('empty.txt')),
      await refused('--proxy', 'http://kim@proxy.example', '--proxy-password-file', at('none.txt')),
    ];
    for (const [index, words] of [
      /begins with/,
      /missing/,
      /needs --proxy/,
      /user name/,
      /twice/,
      /first line/,
      /none.txt/,
    ].entries())
      expect(sentences[index]).toMatch(words);
    expect(sentences.join()).not.toContain('hush');
  });
});

describe('a client certificate', () => {
  const ready = {
    subject: 'kim.example',
    notBefore: expect.any(String),
    notAfter: expect.any(String),
    fingerprint: expect.any(String),
  };
  it('is read from one file or two, and only whose it is goes into what was asked', async () => {
    for (const argv of [
      ['--client-cert', at('both.pem')],
      ['--client-cert', at('client.pem'), '--client-key', at('client.key')],
      [
        '--client-cert',
        at('client.pem'),
        '--client-key',
        at('locked.key'),
        '--passphrase-file',
        at('passphrase.txt'),
      ],
      ['--client-cert', at('client.pfx'), '--passphrase-file', at('passphrase.txt')],
    ]) {
      const { asked, options } = await check(argv);
      expect(asked?.options?.clientCertificate).toEqual(ready);
      expect(options?.secrets?.clientIdentity).not.toBeNull();
      expect(JSON.stringify(asked)).not.toMatch(/PRIVATE|open-sesame/);
    }
  });
  it('asks for the passphrase on a terminal', async () => {
    const { questions, terminal } = answering(PASSPHRASE);
    const { options } = await check(['--client-cert', at('client.pfx')], terminal);
    expect(options?.secrets?.clientIdentity?.passphrase).toBe(PASSPHRASE);
    expect(questions).toHaveLength(1);
  });
  it('that can’t be used is refused with what to do', async () => {
    const pem = ['--client-cert', at('client.pem')];
    expect(await refused(...pem)).toMatch(/Name it with --client-key/);
    expect(await refused(...pem, '--client-key', at('other.key'))).toMatch(/does not belong/);
    expect(await refused(...pem, '--client-key', at('client.pem'))).toMatch(/No private key/);
    expect(await refused(...pem, '--client-key', at('locked.key'))).toMatch(/closed with a passphrase/);
    expect(await refused('--client-cert', at('client.key'))).toMatch(/no certificate/);
    expect(await refused('--client-cert', at('client.pfx'), '--client-key', at('client.key'))).toMatch(
      /brings its own key/,
    );
    expect(await refused('--client-cert', at('client.pfx'), '--passphrase-file', at('password.txt'))).toMatch(
      /does not open it/,
    );
    expect(await refused('--client-key', at('client.key'))).toMatch(/needs --client-cert/);
    expect(await refused('--passphrase-file', at('passphrase.txt'))).toMatch(/needs --client-cert/);
  });
});
