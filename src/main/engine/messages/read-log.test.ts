import { describe, expect, it } from 'vitest';
import { messageReadingSchema } from '../../../shared/model/asked';
import { readMessage } from './read-message';

const HEADLINE = 'Authentication failed because the remote party has closed the transport stream.';
const quiet = (at: number): string =>
  `2026-11-21 09:${String(at % 60).padStart(2, '0')}:01 INFO Worker ${at} took 14 ms, 200 OK`;

const CLIENT = [
  '2026-11-21 09:10:02 ERROR Order 4711 could not be sent',
  `System.IO.IOException: ${HEADLINE}`,
  '   at System.Net.Security.SslState.StartReadFrame(Byte[] buffer, Int32 readBytes)',
  '   at System.Net.Security.SslStream.AuthenticateAsClient(String targetHost)',
];
const SERVER = [
  'dbug: Microsoft.AspNetCore.Server.Kestrel.Https[1] Failed to authenticate HTTPS connection.',
  '      System.IO.IOException: Received an unexpected EOF or 0 bytes from the transport stream.',
  '         at System.Net.Security.SslStream.ReceiveHandshakeFrameAsync[TIOAdapter](CancellationToken t)',
  '         at System.Net.Security.SslStream.AuthenticateAsServer(SslServerAuthenticationOptions o)',
];
const EVENT = [
  'Error 11/21/2026 9:12:00 AM Schannel 36887 None',
  'A fatal alert was received from the remote endpoint.',
];

/** 2,000 lines with these pieces at their places (line numbers from 1). */
const log = (pieces: { readonly [line: number]: readonly string[] }): string => {
  const lines = Array.from({ length: 2_000 }, (_, at) => quiet(at));
  for (const [line, piece] of Object.entries(pieces)) lines.splice(Number(line) - 1, piece.length, ...piece);
  return lines.join('\n');
};

describe('a log of 2,000 lines', () => {
  const reading = readMessage(log({ 101: CLIENT, 900: EVENT, 1500: SERVER, 1990: CLIENT }));

  it('gives every place, in the order of its lines', () => {
    expect(reading.log?.lines).toBe(2_000);
    expect(reading.log?.hits.map(({ line, entry }) => [line, entry])).toEqual([
      [102, 'dotnet.remote-closed'],
      [900, 'schannel.event-36887'],
      [901, 'schannel.event-36887'],
      [1_500, 'dotnet.kestrel'],
      [1_501, 'dotnet.unexpected-eof'],
      [1_991, 'dotnet.remote-closed'],
    ]);
  });

  it('says of each place how far the connection had come, and which runtime wrote it', () => {
    const [first] = reading.log?.hits ?? [];
    expect(first).toMatchObject({
      stage: 'greeting-sent',
      writtenBy: '.NET Framework, or .NET Core up to 2.2',
    });
    expect(reading.log?.hits[4]).toMatchObject({ writtenBy: '.NET 9 or later' });
  });

  it('takes the entries of the side that accepts connections for a server’s', () => {
    const sides = reading.log?.hits.map(({ side }) => side);
    expect(sides).toEqual(['connects', 'unknown', 'unknown', 'accepts', 'accepts', 'connects']);
    const server = readMessage(log({ 10: SERVER, 400: SERVER }));
    expect(server.matches[0]).toMatchObject({ side: 'accepts' });
    expect(server.matches[0]?.ranks[0]).toBe('you-are-the-server');
    expect(server.summary).toContain('somebody connected to your program');
  });

  it('names each known text once, the most frequent that proves something first', () => {
    expect(reading.matches.map(({ id }) => id)).toEqual([
      'dotnet.remote-closed',
      'schannel.event-36887',
      'dotnet.unexpected-eof',
      'dotnet.kestrel',
    ]);
    expect(reading.summary).toMatch(
      /^This log of 2000 lines has 6 places that we know, between line 102 and line 1991\./,
    );
  });

  it('keeps within the limits of a reading, however often a text stands in it', () => {
    const many = readMessage(Array.from({ length: 2_000 }, () => HEADLINE).join('\n'));
    expect(messageReadingSchema.safeParse(many).error).toBeUndefined();
    expect(many.log?.hits).toHaveLength(300);
    expect(many.log?.more).toBe(1_700);
  });

  it('says of a log without a known text that it proves nothing to us', () => {
    expect(readMessage(log({}))).toMatchObject({ matches: [], log: null });
  });
});

describe('a text that was made to be slow', () => {
  it.each([
    ['hundreds of thousands of letters, one a line', 'x\n'.repeat(200_000)],
    ['short lines', Array.from({ length: 40_000 }, (_, at) => `line ${at}`).join('\n')],
    ['the same known word on every line', 'read ECONNRESET\n'.repeat(26_000)],
  ])('is read to a bounded end: %s', (_name, text) => {
    const reading = readMessage(text);
    expect(messageReadingSchema.safeParse(reading).error).toBeUndefined();
  });
  it('says how far it was read', () => {
    const reading = readMessage(`${HEADLINE}\n${'read ECONNRESET\n'.repeat(20_000)}`);
    expect(reading.log?.readTo).toBe(6_001);
    expect(reading.summary).toContain('(read up to line 6001)');
    expect(reading.log?.hits[0]?.entry).toBe('dotnet.remote-closed');
  });
  it('still finds a text that fills a line alone', () => {
    const text = `${'all is well\n'.repeat(60)}EOF\n${'all is well\n'.repeat(60)}`;
    expect(readMessage(text).log?.hits.map(({ entry, line }) => [entry, line])).toEqual([['go.eof', 61]]);
  });
});

describe('every line of a log', () => {
  it('is cut where it is longer than anybody writes', () => {
    const text = Array.from({ length: 50 }, () => 'x'.repeat(7_000)).join('\n');
    expect(readMessage(`${text}\n${HEADLINE}`).log?.hits.map(({ line }) => line)).toEqual([51]);
  });
});
