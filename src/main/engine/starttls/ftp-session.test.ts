import { describe, expect, it } from 'vitest';
import { ftpSession } from './ftp-session';
import { play } from './testing/play';

const LOGIN = ['331 password\r\n', '230-hello\r\n230 in\r\n', '200 PBSZ=0\r\n', '200 private\r\n'];
const talk = (replies: readonly string[], cut?: number) => {
  const session = ftpSession('192.0.2.1', false);
  const { sent, last } = play(session.script, replies, cut);
  return { sent, last, ...session.progress() };
};

describe('an FTP session behind the switch', () => {
  it.each([Number.POSITIVE_INFINITY, 1])('goes from the login to the list (cut into %s)', (cut) => {
    const all = [...LOGIN, '229 Entering (|||6446|)\r\n', '150 comes\r\n', '226 done\r\n'];
    expect(talk(all, cut)).toMatchObject({
      sent: ['USER', 'PASS', 'PBSZ', 'PROT', 'EPSV', 'LIST'].map((verb) => expect.stringMatching(`^${verb}`)),
      last: { do: 'ready' },
      reached: 'listed',
      port: 6446,
      lastCode: 226,
    });
  });
  it('needs no password where none is asked for', () => {
    expect(talk(['230 in\r\n']).sent).toEqual(['USER anonymous\r\n', 'PBSZ 0\r\n']);
  });
  it.each([
    ['a port of zero', '229 (|||0|)\r\n'],
    ['a port beyond all ports', '229 (|||65536|)\r\n'],
    ['no port at all', '229 ok\r\n'],
    ['two delimiters', '229 (||!80|)\r\n'],
  ])('stops at %s', (_, reply) => {
    expect(talk([...LOGIN, reply])).toMatchObject({
      last: { do: 'refused' },
      port: null,
      reached: 'protected',
    });
  });
  it.each([
    ['227 =192,0,2,1,25,46\r\n', 6446, null],
    ['227 Entering Passive Mode (10,0,0,5,25,46).\r\n', 6446, '10.0.0.5'],
    ['227 (1,2,3,4,0,0)\r\n', null, null],
    ['227 (256,2,3,4,1,1)\r\n', null, null],
    ['227 ok\r\n', null, null],
  ])('reads the old answer %j', (reply, port, otherAddress) => {
    expect(talk([...LOGIN, '502 no EPSV\r\n', reply])).toMatchObject({ port, otherAddress });
  });
  it('keeps the server’s last word, printable', () => {
    const { last, lastCode, lastReply } = talk([
      ...LOGIN,
      '229 (|||6446|)\r\n',
      '425 no\u001b[1m session\r\n',
    ]);
    expect({ last, lastCode, lastReply }).toEqual({
      last: { do: 'refused', why: 'refused', text: '425 no·[1m session' },
      lastCode: 425,
      lastReply: '425 no·[1m session',
    });
  });
  it('begins with the server’s greeting where none came before the switch', () => {
    const { script } = ftpSession('192.0.2.1', true);
    expect(play(script, ['220 hi\r\n']).sent).toEqual(['USER anonymous\r\n']);
  });
});
