import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome, PlaintextKind } from '../../../../shared/model/failure';
import { cause as plaintextPort } from '../causes/plaintext-port';
import { cause } from '../causes/starttls-vs-implicit';
import { hello, helloFacts, told, versionsFacts } from '../testing/build';
import { reachFacts } from '../testing/situations';

const none = new Map();
const said = (text: string, looksLike: PlaintextKind = 'unknown'): Outcome => ({
  kind: 'plaintext',
  stage: 'before-hello',
  looksLike,
  text,
});
const GREETING = '220 mail.example ESMTP';
const NO = 'The database server answered N: it does not offer TLS.';

type Dialogue = EvidenceMap['starttls'];
const dialogue = (change: Partial<Dialogue>): Dialogue => ({
  protocol: 'smtp',
  foundBy: 'banner',
  offered: false,
  refusedText: null,
  why: null,
  result: hello('starttls-1', said(change.refusedText ?? '')),
  ...change,
});
/** A server whose base was asked in the same words, as where they were named or the port told of them. */
const asked = (starttls: Dialogue) => ({
  hello: helloFacts(starttls.result.outcome),
  reach: reachFacts(),
  starttls,
});
/** A server that greets, and whose base was greeted at once. */
const greets = (starttls: Dialogue, text = GREETING) => ({
  hello: helloFacts(said(text, 'smtp')),
  reach: reachFacts([{ banner: { looksLike: 'smtp', text } }]),
  starttls,
});
const sentences = (verdict: ReturnType<typeof cause.examine>): string[] =>
  'because' in verdict && Array.isArray(verdict.because) ? verdict.because.map(({ text }) => text) : [];

describe('a database that has no TLS', () => {
  const no = (change: Partial<Dialogue> = {}) =>
    dialogue({ protocol: 'postgres', foundBy: 'named', why: 'not-offered', refusedText: NO, ...change });
  it('is its owner’s to mend, and measured when it said so each time', () => {
    const verdict = cause.examine(asked(no()), told(), none);
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      owner: 'server-owner',
      title: 'The server offers no secure connection (TLS): PostgreSQL in plain text only',
      fix: [{ owner: 'server-owner', stack: 'PostgreSQL' }],
    });
    expect(sentences(verdict)).toEqual([
      `Spoken to in the words of PostgreSQL 3 times, it offered no secure connection: ${NO}`,
    ]);
  });
  it('is likely when it was asked once', () => {
    const once = { ...asked(no()), hello: helloFacts({ kind: 'fin', stage: 'before-hello' }) };
    expect(cause.examine(once, told(), none).verdict).toBe('likely');
  });
  it('is not called a port of no language', () => {
    expect(plaintextPort.examine(asked(no()), told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('PostgreSQL'),
    });
  });
  it('has its own way with MySQL, and a common one with the rest', () => {
    for (const [protocol, stack] of [
      ['mysql', 'MySQL, MariaDB'],
      ['ldap', 'Other servers'],
    ] as const)
      expect(cause.examine(asked(no({ protocol })), told(), none)).toMatchObject({ fix: [{ stack }] });
  });
});

describe('a server that turns the switch down', () => {
  const text = '454 4.7.0 TLS not available due to local problem';
  const down = dialogue({ why: 'refused', refusedText: text, askedToSwitch: true });
  it('has a broken TLS of its own, measured when it said so again', () => {
    const verdict = cause.examine(greets(down), told(), none);
    expect(verdict).toMatchObject({ verdict: 'likely', owner: 'server-owner' });
    expect(sentences(verdict)).toContain(`It was asked to switch, and turned that down: “${text}”.`);
    const again = { ...greets(down), versions: versionsFacts([], said(text, 'smtp')) };
    expect(cause.examine(again, told(), none).verdict).toBe('confirmed');
  });
  it('was asked by the first word, where that is the question', () => {
    const busy = dialogue({ protocol: 'ldap', foundBy: 'port', why: 'refused', refusedText: 'busy (51)' });
    expect(sentences(cause.examine(asked(busy), told(), none))).toContain(
      'It was asked to switch, and turned that down: “busy (51)”.',
    );
  });
  it.each([
    ['fin', 'It was asked to switch, and closed the connection.'],
    ['rst', 'It was asked to switch, and the connection was cut off.'],
  ] as const)('by a %s is likely at most', (kind, sentence) => {
    const left = dialogue({
      askedToSwitch: true,
      result: hello('starttls-1', { kind, stage: 'before-hello' }),
    });
    const verdict = cause.examine(greets(left), told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      owner: 'server-owner',
      title: 'The connection ends when the server is asked to become secure (STARTTLS)',
    });
    expect(sentences(verdict)).toContain(sentence);
  });
  it('by silence is told as that', () => {
    const silent = { kind: 'silence', stage: 'before-hello', afterMs: 9_000 } as const;
    const left = dialogue({ askedToSwitch: true, result: hello('starttls-1', silent) });
    const verdict = cause.examine(greets(left), told(), none);
    expect(verdict).toMatchObject({ title: expect.stringContaining('falls silent when it is asked') });
    expect(sentences(verdict)).toContain('It was asked to switch, and said nothing more.');
  });
});

describe('a chat server that turns the switch down in its first words', () => {
  it('was asked with ours, and says no more than that', () => {
    const text = 'STARTTLS failed (no certificate) (691)';
    const down = dialogue({ protocol: 'irc', why: 'refused', refusedText: text, askedToSwitch: true });
    const shown = { ...asked(down), hello: helloFacts(said(text, 'irc')) };
    const verdict = cause.examine(shown, told(), none);
    expect(verdict).toMatchObject({ title: expect.stringContaining('turns down the switch') });
    expect(sentences(verdict)[0]).toBe(`It was asked to switch, and turned that down: “${text}”.`);
  });
});

describe('a server that turns the computer away before', () => {
  const text = '554 5.7.1 You are not allowed to connect';
  it('was never asked to switch', () => {
    const verdict = cause.examine(
      greets(dialogue({ why: 'refused', refusedText: text }), text),
      told(),
      none,
    );
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      owner: 'server-owner',
      title: expect.stringContaining('turns this computer away'),
      nextStep: expect.stringContaining('public address'),
    });
    expect(sentences(verdict).join()).not.toContain('asked to switch');
    expect(sentences(verdict)[1]).toContain('before it was asked for anything');
  });
  it('may do so behind its greeting, with words and without', () => {
    const later = dialogue({ why: 'refused', refusedText: '421 too many connections' });
    expect(sentences(cause.examine(greets(later), told(), none))).toContain(
      'It ended the conversation before the switch: “421 too many connections”.',
    );
    const gone = dialogue({ result: hello('starttls-1', { kind: 'fin', stage: 'before-hello' }) });
    expect(sentences(cause.examine(greets(gone), told(), none))).toContain(
      'It ended the connection before the switch.',
    );
  });
});

describe('a server that agrees to switch and gives our greeting no answer', () => {
  const agreed = (outcome: Outcome) =>
    dialogue({ offered: true, askedToSwitch: true, result: hello('starttls-1', outcome) });
  it.each([
    [{ kind: 'fin', stage: 'after-hello' }, 'the connection ends at our greeting'],
    [{ kind: 'rst', stage: 'after-hello' }, 'the connection ends at our greeting'],
    [{ kind: 'silence', stage: 'after-hello', afterMs: 5_000 }, 'falls silent at our greeting'],
  ] as const)('is its owner’s to mend: %j', (outcome, title) => {
    expect(cause.examine(asked(agreed(outcome)), told(), none)).toMatchObject({
      verdict: 'likely',
      owner: 'server-owner',
      title: expect.stringContaining(title),
    });
  });
  it('is another matter where it says why, or answers another greeting', () => {
    const alert = { kind: 'alert', stage: 'after-hello', level: 'fatal', code: 40, name: 'x' } as const;
    const says = cause.examine(greets(agreed(alert)), told(), none);
    expect(says).not.toMatchObject({ title: expect.anything() });
    const closed = greets(agreed({ kind: 'fin', stage: 'after-hello' }));
    const older = { ...closed, versions: versionsFacts(['TLS 1.0'], { kind: 'fin', stage: 'after-hello' }) };
    expect(cause.examine(older, told(), none)).not.toMatchObject({ title: expect.anything() });
  });
});

describe('a mail server whose list lacks the offer', () => {
  it('is left to its owner, or to the port that is secure from the first byte', () => {
    const list = dialogue({ why: 'not-offered', refusedText: 'The mail server does not offer STARTTLS.' });
    const verdict = cause.examine(greets(list), told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      title: expect.stringContaining('does not switch'),
      owner: 'server-owner',
      nextStep: expect.stringContaining('465'),
    });
    // "Choose STARTTLS" would be the wrong step here.
    const steps = 'fix' in verdict ? (verdict.fix ?? []).flatMap((fix) => fix.steps) : [];
    expect(steps.join(' ')).toContain('smtpd_tls_security_level');
    expect(steps.join(' ')).not.toContain('choose “STARTTLS”');
  });
});
