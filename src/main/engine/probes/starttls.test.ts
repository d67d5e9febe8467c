import { describe, expect, it } from 'vitest';
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
  it('is skipped where nothing greets like a mail server', async () => {
    const { answer, net } = await run({}, 'ssh');
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toHaveLength(0);
  });
});
