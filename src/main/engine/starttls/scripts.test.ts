import { describe, expect, it } from 'vitest';
import { imapScript } from './imap';
import { pop3Script } from './pop3';
import { MAX_DIALOGUE_BYTES, type Move, type Script } from './script';
import { smtpScript } from './smtp';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Plays the peer's replies, each one after the script has moved; gives what the script sent and how it ended. */
const play = (script: Script, replies: readonly string[], cut = Number.POSITIVE_INFINITY) => {
  const sent: string[] = [];
  let received = '';
  let last: Move = { do: 'wait' };
  for (const reply of replies) {
    for (let i = 0; i < reply.length && (i === 0 || last.do === 'wait'); i += cut) {
      received += reply.slice(i, i + cut);
      last = script.next(bytes(received));
    }
    if (last.do === 'send') sent.push(new TextDecoder().decode(last.bytes));
  }
  return { sent, last };
};

const SMTP = [
  '220-mail.test\r\n220 ready\r\n',
  '250-mail.test\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 HELP\r\n',
  '220 go ahead\r\n',
];
const IMAP = [
  '* OK [CAPABILITY IMAP4rev1] ready\r\n',
  '* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nh1 OK done\r\n',
  'h2 OK begin\r\n',
];
const POP3 = ['+OK ready\r\n', '+OK begin\r\n'];

describe.each([
  ['SMTP', smtpScript, SMTP, ['EHLO handrail.invalid\r\n', 'STARTTLS\r\n']],
  ['IMAP', imapScript, IMAP, ['h1 CAPABILITY\r\n', 'h2 STARTTLS\r\n']],
  ['POP3', pop3Script, POP3, ['STLS\r\n']],
])('the %s dialogue', (name, script, replies, sent) => {
  it('goes from greeting to switch', () => {
    expect(script().name).toBe(name);
    expect(play(script(), replies)).toEqual({ sent, last: { do: 'ready' } });
  });
  it('goes the same way when every byte comes alone', () => {
    expect(play(script(), replies, 1)).toEqual({ sent, last: { do: 'ready' } });
  });
  it('waits while nothing has come', () => {
    expect(script().next(bytes(''))).toEqual({ do: 'wait' });
  });
  it('refuses a peer that speaks something else', () => {
    expect(play(script(), ['SSH-2.0-OpenSSH_9.2\r\n']).last).toEqual({
      do: 'refused',
      text: 'SSH-2.0-OpenSSH_9.2',
    });
  });
  it('makes what the peer says printable', () => {
    expect(play(script(), ['554 \u001b[31mno\r\n']).last).toEqual({ do: 'refused', text: '554 ·[31mno' });
  });
  it('gives up on a line that never ends', () => {
    const move = script().next(new Uint8Array(MAX_DIALOGUE_BYTES + 1).fill(0x41));
    expect(move.do).toBe('refused');
  });
});

describe('refusals', () => {
  it('of SMTP: no STARTTLS among what the server offers', () => {
    expect(play(smtpScript(), [SMTP[0] ?? '', '250-mail.test\r\n250 SIZE 1000\r\n']).last).toEqual({
      do: 'refused',
      text: 'The mail server does not offer STARTTLS to this computer.',
    });
  });
  it('of SMTP: a capability that only looks like it', () => {
    expect(play(smtpScript(), [SMTP[0] ?? '', '250-XXXXXXXA\r\n250 XSTARTTLS\r\n']).last.do).toBe('refused');
  });
  it('of SMTP: the switch itself', () => {
    expect(play(smtpScript(), [...SMTP.slice(0, 2), '454 TLS not available\r\n']).last).toEqual({
      do: 'refused',
      text: '454 TLS not available',
    });
  });
  it('of IMAP: BYE in the middle, and a session that is open already', () => {
    expect(play(imapScript(), [IMAP[0] ?? '', '* BYE too many\r\n']).last).toEqual({
      do: 'refused',
      text: '* BYE too many',
    });
    expect(play(imapScript(), ['* PREAUTH ready\r\n']).last.do).toBe('refused');
  });
  it('of IMAP: no STARTTLS offered', () => {
    expect(play(imapScript(), [IMAP[0] ?? '', '* CAPABILITY IMAP4rev1\r\nh1 OK\r\n']).last.do).toBe(
      'refused',
    );
  });
  it('of POP3: the switch', () => {
    expect(play(pop3Script(), [POP3[0] ?? '', '-ERR no\r\n']).last).toEqual({
      do: 'refused',
      text: '-ERR no',
    });
  });
});
