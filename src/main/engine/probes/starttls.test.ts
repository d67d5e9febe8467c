import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { latin1 } from '../starttls/testing/play';
import { readClientHello } from '../wire/client-hello';
import type { AttemptOptions } from './net-port';
import { probe } from './starttls';
import { CLOSED, context, fakeNet, helloFacts, helloSeen, type Reply, serverHello } from './testing/fake-net';

const reach = (looksLike: 'smtp' | 'imap' | 'ssh' | null) => ({
  best: '192.0.2.1',
  addresses: [
    {
      attemptId: 'r',
      address: '192.0.2.1',
      family: 4 as const,
      connected: true,
      connectMs: 1,
      outcome: { kind: 'silence' as const, stage: 'before-hello' as const, afterMs: 300 },
      banner: looksLike && { looksLike, text: 'x' },
    },
  ],
});
const run = async (reply: Reply, looksLike: 'smtp' | 'imap' | 'ssh' | null = 'smtp') => {
  const net = fakeNet({ attempt: () => reply });
  return {
    net,
    answer: await probe.run(
      context(net, { reach: reach(looksLike), hello: helloSeen(helloFacts({ outcome: CLOSED })) }),
    ),
  };
};

describe('starttls', () => {
  it('goes through the plain greeting and says what the secure part brought', async () => {
    const { net, answer } = await run({ serverHello: serverHello(0x0304) });
    expect(net.calls.attempts[0]?.dialogue?.name).toBe('SMTP');
    expect(answer).toMatchObject({
      facts: { protocol: 'smtp', offered: true, refusedText: null, result: { answered: true } },
      outcome: 'After the SMTP greeting the connection became secure, with TLS 1.3.',
    });
  });
  it('keeps what the server said when it does not switch', async () => {
    const { answer } = await run(
      {
        outcome: { kind: 'plaintext', stage: 'before-hello', looksLike: 'imap', text: 'h1 BAD' },
        dialogueRefused: 'h1 BAD\u0007',
      },
      'imap',
    );
    expect(answer).toMatchObject({
      facts: { protocol: 'imap', offered: false, refusedText: 'h1 BAD·' },
      outcome: 'The IMAP server did not switch to a secure connection.',
    });
  });
  it('tells a close after the switch from one before it', async () => {
    const after = await run({ outcome: CLOSED });
    expect(after.answer).toMatchObject({ facts: { offered: true, result: { answered: false } } });
    const before = await run({ outcome: { kind: 'fin', stage: 'before-hello' } });
    expect(before.answer).toMatchObject({ facts: { offered: false } });
  });
  it('also hears a greeting that came only after our own', async () => {
    const late = helloFacts({
      outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'pop3', text: '+OK' },
    });
    const net = fakeNet({});
    await probe.run(context(net, { reach: reach(null), hello: helloSeen(late) }));
    expect(net.calls.attempts[0]?.dialogue?.name).toBe('POP3');
  });
  it('is skipped where nothing greets like a protocol that can switch', async () => {
    const { answer, net } = await run({}, 'ssh');
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('is skipped where the connection was to be secure from the first byte', async () => {
    const { answer, net } = await ask({}, { starttls: 'none' });
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toHaveLength(0);
  });
});

const seen = (looksLike: 'smtp' | 'imap' | 'ssh' | null) => ({
  reach: reach(looksLike),
  hello: helloSeen(helloFacts({ outcome: CLOSED })),
});

/** What the person asked for, and what the server answers to the dialogue itself. */
const ask = async (
  reply: Reply,
  wanted: {
    readonly starttls?: RunOptions['starttls'];
    readonly port?: number;
    readonly banner?: 'smtp' | null;
  },
  answers: readonly string[] = [],
) => {
  const net = fakeNet({
    attempt: ({ dialogue }) => {
      let received = '';
      for (const answer of ['', ...answers]) {
        received += answer;
        for (let moves = 0; dialogue?.next(latin1(received)).do === 'send' && moves < 9; moves += 1);
      }
      return reply;
    },
  });
  const base = context(net, seen(wanted.banner ?? null), wanted.port ? { port: wanted.port } : {});
  const { starttls = 'auto' } = wanted;
  return {
    net,
    answer: await probe.run({ ...base, asked: { ...base.asked, options: { ...USUAL_OPTIONS, starttls } } }),
  };
};

const REFUSED: Reply = {
  outcome: { kind: 'plaintext', stage: 'before-hello', looksLike: 'unknown', text: 'x' },
  dialogueRefused: 'x',
};

const offeredInside = (options: AttemptOptions | undefined): readonly string[] => {
  const send = options?.send;
  return send instanceof Uint8Array ? readClientHello(send.subarray(9)).alpn : ['not one write'];
};

describe('the greeting behind the switch', () => {
  it.each([
    ['smtp', []],
    ['postgres', ['postgresql']],
    ['tds-strict', ['tds/8.0']],
  ] as const)('of %s offers %j in ALPN', async (starttls, alpn) => {
    const { net } = await ask({ serverHello: serverHello(0x0304) }, { starttls });
    expect(offeredInside(net.calls.attempts[0])).toEqual(alpn);
  });
});

describe('which plain beginning it is', () => {
  it.each([
    ['the person named it', { starttls: 'ldap', banner: 'smtp' }, { protocol: 'ldap', foundBy: 'named' }],
    ['the server greeted so', { banner: 'smtp' }, { protocol: 'smtp', foundBy: 'banner' }],
    [
      'the greeting goes before the port',
      { banner: 'smtp', port: 21 },
      { protocol: 'smtp', foundBy: 'banner' },
    ],
    ['the port tells', { port: 5432 }, { protocol: 'postgres', foundBy: 'port' }],
    ['LMTP may greet as SMTP', { banner: 'smtp', port: 24 }, { protocol: 'lmtp', foundBy: 'port' }],
  ] as const)('%s', async (_, wanted, facts) => {
    const { answer } = await ask({ serverHello: serverHello(0x0304) }, wanted);
    expect(answer).toMatchObject({ status: 'ok', facts });
  });
});

describe('a server that does not get to TLS', () => {
  it.each([
    [
      'not-offered',
      'The PostgreSQL server does not offer to become secure (STARTTLS) to this computer.',
      'postgres',
      ['N'],
      false,
    ],
    [
      'stripped',
      'Something on the way hides the SMTP server’s offer to become secure (STARTTLS).',
      'smtp',
      ['220 hi\r\n', '250-hi\r\n250 XXXXXXXA\r\n'],
      false,
    ],
    [
      'refused',
      'The LDAP server did not switch to a secure connection.',
      'ldap',
      ['0\x0c\x02\x01\x01x\x07\x0a\x01\x33\x04\0\x04\0'],
      false,
    ],
    ['garbled', 'What answers here can’t be read as RDP.', 'rdp', ['\x09\x09\x09\x09'], false],
    [
      'other-protocol',
      'What answers here speaks SSH, the language of remote logins, and not FTP.',
      'ftp',
      ['SSH-2.0-x\r\n'],
      false,
    ],
    [
      'injected',
      'The POP3 server agreed to switch, but plain text came behind its agreement, where only TLS may follow.',
      'pop3',
      ['+OK\r\n', '-ERR\r\n', '+OK\r\n+OK\r\n'],
      true,
    ],
  ] as const)('is told as %s', async (why, outcome, starttls, answers, offered) => {
    const { answer } = await ask(REFUSED, { starttls }, answers);
    expect(answer).toMatchObject({ status: 'ok', outcome, facts: { why, offered, refusedText: 'x' } });
  });
});

describe('the word of the switch', () => {
  it('is remembered once it was said, whatever came of it', async () => {
    const list = ['220 hi\r\n', '250-hi\r\n250 STARTTLS\r\n', '454 no\r\n'];
    const { answer } = await ask(REFUSED, { starttls: 'smtp' }, list);
    expect(answer).toMatchObject({ facts: { why: 'refused', askedToSwitch: true } });
    const before = await ask(REFUSED, { starttls: 'smtp' }, ['554 no mail\r\n']);
    expect(before.answer).not.toHaveProperty('facts.askedToSwitch');
  });
});

describe('a server that speaks another language than its greeting let suppose', () => {
  const LMTP = ['220 mail.test ready\r\n', '500 what\r\n', '250 mail.test\r\n'];
  it('is spoken to in its own, where nobody chose one', async () => {
    const { net, answer } = await ask(REFUSED, { banner: 'smtp' }, LMTP);
    expect(net.calls.attempts.map(({ dialogue }) => dialogue?.name)).toEqual(['SMTP', 'LMTP']);
    expect(answer).toMatchObject({ facts: { protocol: 'lmtp', foundBy: 'banner' } });
  });
  it('is named, and not tried, where the person chose', async () => {
    const { net, answer } = await ask(REFUSED, { banner: 'smtp', starttls: 'smtp' }, LMTP);
    expect(net.calls.attempts).toHaveLength(1);
    expect(answer).toMatchObject({
      facts: { protocol: 'smtp', why: 'other-protocol', speaks: 'lmtp' },
      outcome: 'What answers here speaks LMTP, the language between mail servers of one house, and not SMTP.',
    });
  });
});

describe('a port that alone told of plain words', () => {
  const silent = { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } as const;
  const meet = async (starttls: 'auto' | 'smtp') => {
    const net = fakeNet({
      attempt: ({ dialogue }) =>
        dialogue === null ? { serverHello: serverHello(0x0303) } : { outcome: silent },
    });
    const base = context(net, seen(null), { port: 587 });
    const asked = { ...base.asked, options: { ...USUAL_OPTIONS, starttls } };
    return { net, answer: await probe.run({ ...base, asked }) };
  };
  it('is no proof: TLS at once is tried too where they led nowhere', async () => {
    const { net, answer } = await meet('auto');
    expect(net.calls.attempts.map(({ dialogue }) => dialogue?.name ?? null)).toEqual(['SMTP', null]);
    expect(answer).toMatchObject({
      facts: { foundBy: 'port', offered: false, atOnce: { answered: true } },
      outcome:
        'The connection is secure from the first byte here, with TLS 1.2: without the SMTP words that this port usually begins with.',
    });
  });
  it('is tried too where the person named them and the server never said a word', async () => {
    const { net, answer } = await meet('smtp');
    expect(net.calls.attempts).toHaveLength(2);
    expect(answer).toMatchObject({
      facts: { foundBy: 'named', offered: false, atOnce: { answered: true } },
      outcome: expect.stringContaining('it was said to begin with'),
    });
  });
  it('is not tried where the person named them and the server spoke', async () => {
    const { net, answer } = await ask(REFUSED, { starttls: 'ftp' }, ['SSH-2.0-x\r\n']);
    expect(net.calls.attempts).toHaveLength(1);
    expect(answer).not.toHaveProperty('facts.atOnce');
  });
  it('are found in the pasted text of a database driver, on any port but that of the web', async () => {
    const meets = async (message: string, port = 49_812) => {
      const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303) }) });
      const usual = context(net, { reach: reach(null), hello: helloSeen() }, { port });
      return probe.run({ ...usual, asked: { ...usual.asked, message } });
    };
    const text = 'SqlException: an error occurred during the pre-login handshake';
    expect(await meets(text)).toMatchObject({ facts: { protocol: 'tds', foundBy: 'named', offered: true } });
    expect((await meets('HttpRequestException')).status).toBe('skipped');
    expect((await meets(text, 443)).status).toBe('skipped');
  });
  it('are not said once more where the greeting of the run fell silent among them', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303) }) });
    const stuck = helloSeen(helloFacts({ attemptId: 'hello-1', outcome: silent }));
    const base = context(net, { reach: reach(null), hello: stuck }, { port: 587 });
    expect(await probe.run(base)).toMatchObject({
      facts: { offered: false, result: { attemptId: 'hello-1' }, atOnce: { answered: true } },
    });
    expect(net.calls.attempts.map(({ dialogue }) => dialogue)).toEqual([null]);
  });
});

describe('facts of before', () => {
  it('are still read, without how it was found and why it was refused', () => {
    const old = { protocol: 'smtp', offered: true, refusedText: null, result: helloFacts() };
    expect(probe.facts.parse(old)).toEqual(old);
  });
});
