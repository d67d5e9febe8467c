import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { readClientHello } from '../wire/client-hello';
import { BASE_VERSIONS, greet } from './greet';
import {
  alpnFor,
  dialogueFor,
  heardWords,
  plannedDialogue,
  spokenName,
  spokenProtocol,
} from './starttls-dialogue';
import { context, fakeNet, helloFacts, helloSeen } from './testing/fake-net';

const asked = (port: number, starttls?: RunOptions['starttls']) => ({
  ...context(fakeNet({}), {}, { port }).asked,
  ...(starttls ? { options: { ...USUAL_OPTIONS, starttls } } : {}),
});

describe('the dialogue that is planned before anything was seen', () => {
  it.each([
    ['a port that begins in plain text', 587, undefined, 'smtp'],
    ['the same, left to be found out', 587, 'auto', 'smtp'],
    ['a port that is secure from the first byte', 465, 'auto', null],
    ['any other port', 8443, 'auto', null],
    ['a named protocol on any port', 8443, 'imap', 'imap'],
    ['a named protocol against what the port says', 25, 'lmtp', 'lmtp'],
    ['none at all, whatever the port says', 25, 'none', null],
  ] as const)('follows %s', (_, port, starttls, planned) => {
    expect(plannedDialogue(asked(port, starttls))).toBe(planned);
  });
});

describe('the language of a greeting', () => {
  it('is heard after our own greeting too', () => {
    const late = helloFacts({
      outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'nntp', text: '200 hi' },
    });
    expect(spokenProtocol({ hello: helloSeen(late) })).toBe('nntp');
  });
  it.each(['http', 'ssh', 'redis', 'unknown'] as const)('%s leads to no switch', (looksLike) => {
    const late = helloFacts({ outcome: { kind: 'plaintext', stage: 'after-hello', looksLike, text: 'x' } });
    expect(spokenProtocol({ hello: helloSeen(late) })).toBeNull();
  });
});

describe('the words that were heard', () => {
  const said = (looksLike: 'imap' | 'smtp') =>
    helloSeen(helloFacts({ outcome: { kind: 'plaintext', stage: 'after-hello', looksLike, text: 'x' } }));
  const words = (port: number, looksLike: 'imap' | 'smtp', starttls?: RunOptions['starttls']) =>
    heardWords({ asked: asked(port, starttls), seen: { hello: said(looksLike) } });
  it('go before what the port tells, unless a person chose', () => {
    expect(words(2525, 'imap')).toBe('imap');
    expect(words(2525, 'smtp')).toBeNull();
    expect(words(2525, 'imap', 'smtp')).toBeNull();
    expect(words(8443, 'imap')).toBe('imap');
  });
  it('are not those of SMTP where LMTP is spoken, which may greet alike', () => {
    expect(words(24, 'smtp')).toBeNull();
  });
});

describe('what follows the dialogue', () => {
  it('asks for no web pages from a server that has none', () => {
    expect([alpnFor(null), alpnFor('smtp'), alpnFor('postgres'), alpnFor('tds-strict')]).toEqual([
      null,
      [],
      ['postgresql'],
      ['tds/8.0'],
    ]);
  });
  it('is spoken of by the name that people know', () => {
    expect([spokenName('sieve'), spokenName('tds')]).toEqual(['ManageSieve', 'SQL Server (TDS)']);
  });
});

const alpnIn = async (alpn: readonly string[] | null): Promise<readonly string[]> => {
  const net = fakeNet({ alpn });
  await greet(net, { purpose: 'x', address: '192.0.2.1', versions: BASE_VERSIONS, serverName: null });
  const send = net.calls.attempts[0]?.send;
  return send instanceof Uint8Array ? readClientHello(send.subarray(9)).alpn : ['not one write'];
};

describe('a greeting behind the plain dialogue of the whole run', () => {
  it('asks for what belongs there', async () => {
    expect(await alpnIn([])).toEqual([]);
    expect(await alpnIn(['postgresql'])).toEqual(['postgresql']);
  });
  it('asks for the usual where there is no such dialogue', async () => {
    expect(await alpnIn(null)).toEqual(['h2', 'http/1.1']);
  });
});

describe('a dialogue whose plain words name the server', () => {
  const opening = (serverName: string | null) => {
    const move = dialogueFor('xmpp', serverName).next(new Uint8Array(0));
    return move.do === 'send' ? new TextDecoder().decode(move.bytes) : '';
  };
  it('names the one that was asked for, and none where there is none', () => {
    expect(opening('chat.lab.test')).toContain(" to='chat.lab.test' ");
    expect(opening(null)).not.toContain(' to=');
  });
  it('lets nothing but a name into its words', () => {
    expect(opening("a'><evil b='")).toContain(" to='aevilb' ");
  });
});
