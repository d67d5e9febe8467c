import { describe, expect, it } from 'vitest';
import { STARTTLS_NAMES, type StarttlsName } from '../../../shared/model/way';
import { protocolOf } from './registry';
import { MAX_DIALOGUE_BYTES, type Script } from './script';
import { DIALOGUES } from './testing/dialogues';
import { OTHER_MAIL } from './testing/mail-dialogues';
import { latin1, play } from './testing/play';

const fresh = (name: StarttlsName): Script => protocolOf(name).start({ serverName: 'www.lab.test' });
const spoken = STARTTLS_NAMES.filter((name) => name !== 'tds-strict');
const whole = spoken.map((name) => [name, DIALOGUES[name].replies, DIALOGUES[name].sent] as const);

describe.each(whole)('the %s dialogue', (name, replies, sent) => {
  it('goes from the first word to the switch', () => {
    expect(play(fresh(name), replies)).toEqual({ sent, last: { do: 'ready' } });
  });
  it('goes the same way when every byte comes alone', () => {
    expect(play(fresh(name), replies, 1)).toEqual({ sent, last: { do: 'ready' } });
  });
  it('waits, or is over, at every byte that is missing', () => {
    const cut = replies.slice(0, -1);
    const last = replies.at(-1) ?? '';
    for (let length = 0; length < last.length; length += 1)
      expect(play(fresh(name), [...cut, last.slice(0, length)]).last).toEqual({ do: 'wait' });
  });
  it('says so when plain text comes behind the agreement', () => {
    const { last } = play(fresh(name), [...replies.slice(0, -1), `${replies.at(-1)}QUIT and more`]);
    expect(last).toMatchObject({ do: 'refused', why: 'injected' });
    expect(last).toHaveProperty('text', 'Plain text behind the agreement to switch: QUIT and more');
  });
  it('stays over once it is over', () => {
    const script = fresh(name);
    play(script, replies);
    expect(script.next(latin1(`${replies.join('')}later`))).toEqual({ do: 'ready' });
  });
  it.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n'],
    ['a login server', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a TLS server that sends an alert', '\x15\x03\x03\x00\x02\x02\x46'],
    ['a TLS server that answers with a handshake', '\x16\x03\x03\x00\x31\x02\x00\x00'],
  ])('notices %s', (_, reply) => {
    expect(play(fresh(name), [reply]).last).toMatchObject({ do: 'refused', why: 'other-protocol' });
  });
  it('calls what can’t be read garbled', () => {
    const { last } = play(fresh(name), [`\x07\x99\xfe\x01${'\x81'.repeat(40)}\r\n`]);
    expect(last).toMatchObject({ do: 'refused', why: 'garbled' });
    expect(last.do === 'refused' ? last.text : '').not.toMatch(/\p{C}/u);
  });
  it.each(['A', '\r\n', ' ', '<', '\0', '250-A\r\n', '{9}\r\n', ':x NOTICE * :y\r\n', '"A" "B"\r\n'])(
    'comes to an end when %j comes without end',
    (piece) => {
      const endless = piece.repeat(Math.ceil((MAX_DIALOGUE_BYTES + 2) / piece.length));
      for (let done = 0; done < replies.length; done += 1)
        expect(play(fresh(name), [...replies.slice(0, done), endless], 4_096).last.do).toBe('refused');
    },
  );
  it('keeps its words short and printable whatever the peer says', () => {
    for (let done = 0; done < replies.length; done += 1) {
      const { last } = play(fresh(name), [
        ...replies.slice(0, done),
        `554 \u001b[31m${'no '.repeat(900)}\r\n\0`,
      ]);
      if (last.do !== 'refused') continue;
      expect(last.text.length).toBeLessThanOrEqual(300);
      expect(last.text).not.toMatch(/\p{C}/u);
    }
  });
});

describe.each(OTHER_MAIL)('the %s dialogue with %j', (name, replies, speaks, text) => {
  it(`tells that the server speaks ${speaks}`, () => {
    const told = { do: 'refused', why: 'other-protocol', speaks, text };
    expect(play(fresh(name), replies).last).toEqual(told);
    expect(play(fresh(name), replies, 1).last).toEqual(told);
  });
});

describe('a file server that greets by its name alone', () => {
  it('is no mail server for not knowing AUTH TLS', () => {
    const replies = ['220 files.test ready\r\n', '502 no\r\n', '500 EHLO?\r\n'];
    expect(play(fresh('ftp'), replies)).toMatchObject({
      sent: ['AUTH TLS\r\n', 'EHLO handrail.invalid\r\n'],
      last: { why: 'not-offered' },
    });
  });
});

describe.each([
  ['smtp', 'STARTTLS\r\n'],
  ['lmtp', 'STARTTLS\r\n'],
  ['imap', 'h2 STARTTLS\r\n'],
  ['pop3', 'STLS\r\n'],
  ['sieve', 'STARTTLS\r\n'],
  ['ftp', 'AUTH TLS\r\n'],
  ['nntp', 'STARTTLS\r\n'],
  ['xmpp', "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
] as const)('the words of %s', (name, ask) => {
  it('say which of them asks for the switch', () => {
    const asking: string[] = [];
    const script = fresh(name);
    const listening: Script = {
      name,
      next(received) {
        const move = script.next(received);
        if (move.do === 'send' && move.asksToSwitch) asking.push(Buffer.from(move.bytes).toString('latin1'));
        return move;
      },
    };
    play(listening, DIALOGUES[name].replies);
    expect(asking).toEqual([ask]);
  });
});

describe('a chat server that turns STARTTLS down', () => {
  it('answers the switch, which one that hangs up or lists nothing does not', () => {
    const answering = DIALOGUES.irc.refusals.filter(
      ([, replies]) => (play(fresh('irc'), replies).last as { answersSwitch?: true }).answersSwitch,
    );
    expect(answering.map(([name]) => name)).toEqual(['its own refusal']);
  });
});

describe('tds-strict', () => {
  it('has no plain words at all, and a name of its own in ALPN', () => {
    expect(play(fresh('tds-strict'), [])).toEqual({ sent: [], last: { do: 'ready' } });
    expect(protocolOf('tds-strict').alpn).toEqual(['tds/8.0']);
  });
});

describe.each(spoken.flatMap((name) => DIALOGUES[name].refusals.map((one) => [name, ...one] as const)))(
  'a refusal of %s: %s',
  (name, _, replies, why, text) => {
    it('is told apart, in the server’s words', () => {
      expect(play(fresh(name), replies).last).toMatchObject({ do: 'refused', why, text });
    });
    it('is the same when every byte comes alone', () => {
      expect(play(fresh(name), replies, 1).last).toMatchObject({ do: 'refused', why, text });
    });
  },
);
