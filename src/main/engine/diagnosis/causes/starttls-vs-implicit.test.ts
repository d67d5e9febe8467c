import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, told } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './starttls-vs-implicit';

const none = new Map();

const SMTP = {
  kind: 'plaintext',
  stage: 'after-hello',
  looksLike: 'smtp',
  text: '220 mail.example ready',
} as const;
const reach = reachFacts([{ banner: { looksLike: 'smtp', text: '220 mail.example ready' } }]);
const switched = {
  protocol: 'smtp' as const,
  offered: true,
  refusedText: null,
  result: hello('starttls-1', 'TLS 1.3'),
};

describe('starttls-vs-implicit', () => {
  it('is confirmed when the connection becomes secure after the switch', () => {
    const shown = { hello: helloFacts(SMTP), reach, starttls: switched };
    expect(cause.examine(shown, told(), none).verdict).toBe('confirmed');
  });
  it('is likely when the server greets plainly and the switch was not tried', () => {
    expect(cause.examine({ hello: helloFacts(SMTP), reach }, told(), none).verdict).toBe('likely');
  });
  it('is likely when the server does not offer the switch', () => {
    const starttls = {
      ...switched,
      offered: false,
      refusedText: '502 no',
      result: hello('starttls-1', SMTP),
    };
    const verdict = cause.examine({ hello: helloFacts(SMTP), reach, starttls }, told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      nextStep: expect.stringContaining('from the first byte'),
    });
    expect(JSON.stringify(verdict)).toContain('502 no');
  });
  it('sends to the server’s owner when the server falls silent behind its first words', () => {
    const silent = { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } as const;
    const starttls = { ...switched, offered: false, result: hello('starttls-1', silent) };
    expect(cause.examine({ hello: helloFacts(SMTP), reach, starttls }, told(), none)).toMatchObject({
      title: expect.stringContaining('falls silent'),
      owner: 'server-owner',
    });
  });
  it('is ruled out when TLS is answered at once', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), reach }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out for a server that does not greet like a mail or file server', () => {
    expect(cause.examine({ hello: helloFacts(FIN), reach: reachFacts() }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is likely on a port known for it, where only the plain way was tried', () => {
    const shown = {
      hello: helloFacts('TLS 1.3'),
      reach,
      starttls: { ...switched, foundBy: 'banner' as const },
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('is ruled out when the person knew how the server begins', () => {
    const shown = {
      hello: helloFacts('TLS 1.3'),
      reach,
      starttls: { ...switched, foundBy: 'named' as const },
    };
    expect(cause.examine(shown, told(), none)).toEqual({
      verdict: 'ruled-out',
      because: 'This check was told how the server begins, and the connection became secure after that.',
    });
  });
  it('is likely the other way round, where TLS at once is answered and the plain words are not', () => {
    const silent = { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } as const;
    for (const foundBy of ['port', 'named'] as const) {
      const starttls = {
        ...switched,
        foundBy,
        offered: false,
        result: hello('starttls-1', silent),
        atOnce: hello('starttls-2', 'TLS 1.3'),
      };
      const shown = { hello: helloFacts(silent), reach: reachFacts(), starttls };
      expect(cause.examine(shown, told(), none)).toMatchObject({
        verdict: 'likely',
        title: expect.stringContaining('secure from the first byte'),
        because: [{ grade: 'measured' }, { grade: 'measured' }, {}],
      });
    }
  });
  it('is not said to be TLS at once where the port has a plain beginning without a greeting', () => {
    const starttls = { ...switched, protocol: 'postgres' as const, foundBy: 'port' as const };
    expect(
      cause.examine({ hello: helloFacts('TLS 1.3'), reach: reachFacts(), starttls }, told(), none),
    ).toEqual({
      verdict: 'ruled-out',
      because: 'The server did not begin with a greeting of a mail or file server.',
    });
  });
});

describe('starttls-vs-implicit, with the words of another protocol', () => {
  const spoke = (looksLike: 'imap' | 'smtp' | 'ftp' | 'mysql', text: string) => ({
    hello: helloFacts({ kind: 'plaintext', stage: 'before-hello', looksLike, text }),
    reach: reachFacts([{ banner: { looksLike, text } }]),
  });
  const meant = (protocol: 'smtp' | 'lmtp' | 'imap', change: object) => ({
    ...switched,
    protocol,
    foundBy: 'named' as const,
    offered: false,
    why: 'other-protocol' as const,
    refusedText: null,
    result: hello('starttls-1', SMTP),
    ...change,
  });
  const judge = (said: ReturnType<typeof spoke>, starttls: ReturnType<typeof meant>) =>
    cause.examine({ ...said, starttls }, told(), none);
  it('is confirmed by a greeting that one protocol has, and says what to choose', () => {
    const imap = judge(spoke('imap', '* OK ready'), meant('smtp', { speaks: 'imap' }));
    expect(imap).toMatchObject({
      verdict: 'confirmed',
      title: 'This port speaks IMAP, and not SMTP',
      owner: 'this-computer',
      nextStep: expect.stringContaining('“Reading mail (IMAP)”'),
    });
    // A case of before, whose dialogue did not say what it heard.
    expect(judge(spoke('imap', '* OK ready'), meant('smtp', {})).verdict).toBe('confirmed');
  });
  it('is confirmed when the other word of greeting was taken, and likely by the same number alone', () => {
    const lmtp = judge(spoke('smtp', '220 mail ready'), meant('smtp', { speaks: 'lmtp' }));
    expect(lmtp).toMatchObject({ verdict: 'confirmed', title: 'This port speaks LMTP, and not SMTP' });
    const ftp = judge(spoke('ftp', '220 (vsFTPd 3.0.3)'), meant('smtp', { speaks: 'ftp' }));
    expect(ftp.verdict).toBe('likely');
  });
  it('goes by the greeting where the words of ours brought nothing but silence', () => {
    const silent = hello('starttls-1', { kind: 'silence', stage: 'before-hello', afterMs: 10_000 });
    const mute = meant('smtp', { why: null, result: silent });
    expect(judge(spoke('mysql', 'J 8.0.36'), mute)).toMatchObject({
      title: 'This port speaks MySQL, and not SMTP',
    });
    expect(judge(spoke('smtp', '220 mail ready'), { ...mute, protocol: 'lmtp' })).toMatchObject({
      title: expect.stringContaining('falls silent'),
    });
  });
  it('is not said of a server that speaks it, and turns the switch down', () => {
    const refused = meant('smtp', { why: 'refused', refusedText: '454 not now', askedToSwitch: true });
    expect(judge(spoke('smtp', '220 mail ready'), refused)).toMatchObject({
      title: 'The server turns down the switch to a secure connection (STARTTLS)',
    });
  });
});
