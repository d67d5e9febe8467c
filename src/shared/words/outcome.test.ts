import { describe, expect, it } from 'vitest';
import { type Outcome, type ProxyFailure, proxyFailureSchema } from '../model/failure';
import { describeOutcome, shortOutcome, spokenTime } from './outcome';

const one = (outcome: Outcome): [string, string] => [describeOutcome(outcome), shortOutcome(outcome)];

describe('the words for how an attempt ended', () => {
  it('says when a FIN came, and that nothing had been answered', () => {
    expect(one({ kind: 'fin', stage: 'after-hello' })).toEqual([
      'The server closed the connection (FIN) right after our greeting (ClientHello), without one byte of answer.',
      'closed (FIN)',
    ]);
  });
  it('keeps a FIN inside a record apart from a FIN at its border', () => {
    expect(one({ kind: 'fin-in-record', stage: 'in-server-flight', have: 3, need: 90 })).toEqual([
      'The server closed the connection (FIN) in the middle of a message: 3 of 90 bytes had come.',
      'closed mid-message (FIN)',
    ]);
  });
  it('says a reset as a cut', () => {
    expect(one({ kind: 'rst', stage: 'before-hello' })).toEqual([
      'The connection was cut (RST) before we had sent anything.',
      'cut (RST)',
    ]);
  });
  it('gives an alert its name and number', () => {
    expect(
      one({ kind: 'alert', stage: 'after-hello', level: 'fatal', code: 40, name: 'handshake_failure' })[1],
    ).toBe('alert: handshake failure (40)');
  });
  it('says an alert after our hello as the answer that it is', () => {
    expect(
      one({ kind: 'alert', stage: 'after-hello', level: 'fatal', code: 70, name: 'protocol_version' })[0],
    ).toBe(
      'The server sent a TLS alert, “protocol version” (70), as its answer to our greeting (ClientHello).',
    );
  });
  it('says silence before our first word as the healthy thing that it is', () => {
    expect(one({ kind: 'silence', stage: 'before-hello', afterMs: 300 })).toEqual([
      'The server waited for us to speak first: nothing came in 300 ms.',
      'waits for us',
    ]);
  });
  it('says silence after our hello as nothing coming', () => {
    expect(shortOutcome({ kind: 'silence', stage: 'after-hello', afterMs: 5000 })).toBe('silent for 5 s');
  });
  it('names the language of a plain answer', () => {
    expect(one({ kind: 'plaintext', stage: 'after-hello', looksLike: 'smtp', text: '220 x' })).toEqual([
      'The server spoke SMTP, the language of mail servers, in plain text.',
      'plain SMTP',
    ]);
  });
  it('explains an address that can’t be reached and keeps its code', () => {
    expect(describeOutcome({ kind: 'unreachable', code: 'ENETUNREACH' })).toBe(
      'The address could not be reached: this computer has no way to that network (ENETUNREACH).',
    );
  });
  it('says what the proxy did, with its own words and number', () => {
    const proxy = (what: ProxyFailure, status: number | null, text: string): Outcome => ({
      ...{ kind: 'proxy', what, status, text },
    });
    expect(describeOutcome(proxy('auth-unsupported', 407, 'Login; it offers NTLM'))).toBe(
      'The proxy asks for a kind of login that this program does not speak (407 Login; it offers NTLM).',
    );
    expect(describeOutcome(proxy('unreachable', null, '127.0.0.1:8080: connection refused'))).toBe(
      'The proxy itself could not be reached (127.0.0.1:8080: connection refused).',
    );
    expect(describeOutcome(proxy('forbidden', 403, 'a\u202eb'))).toContain('(403 a·b)');
    for (const what of proxyFailureSchema.options) {
      expect(describeOutcome(proxy(what, null, ''))).toMatch(/^[A-Z].*[^.)]\.$/);
      expect(shortOutcome(proxy(what, 502, 'x')).length).toBeLessThan(30);
    }
  });
  it('has one sentence, ending in a full stop, for every kind', () => {
    const all: Outcome[] = [
      { kind: 'answered', stage: 'in-server-flight' },
      { kind: 'malformed', stage: 'in-server-flight', what: 'a record of 70000 bytes' },
      { kind: 'too-much', stage: 'in-server-flight', limitBytes: 65536 },
      { kind: 'refused' },
      { kind: 'unreachable', code: 'EWHATEVER' },
      { kind: 'connect-timeout', afterMs: 5000 },
      { kind: 'local', code: 'EMFILE', text: 'too many open files' },
      { kind: 'cancelled' },
    ];
    for (const outcome of all) {
      expect(describeOutcome(outcome)).toMatch(/^[A-Z].*[^.]\.$/);
      expect(shortOutcome(outcome).length).toBeLessThan(30);
    }
  });
});

describe('spokenTime', () => {
  it('says milliseconds below a second and tenths of seconds above', () => {
    expect([spokenTime(299.7), spokenTime(1000), spokenTime(1540)]).toEqual(['300 ms', '1 s', '1.5 s']);
  });
});
