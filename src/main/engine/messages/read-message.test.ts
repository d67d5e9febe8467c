import { describe, expect, it } from 'vitest';
import { readMessage } from './read-message';

const HEADLINE = 'Authentication failed because the remote party has closed the transport stream.';
const FRAMEWORK = `System.Net.WebException: The underlying connection was closed: An unexpected error occurred on a send. ---> System.IO.IOException: ${HEADLINE}
   at System.Net.Security.SslState.StartReadFrame(Byte[] buffer, Int32 readBytes, AsyncProtocolRequest asyncRequest)
   at System.Net.TlsStream.CallProcessAuthentication(Object state)
   at System.Net.HttpWebRequest.GetResponse()`;

const first = (text: string) => readMessage(text).matches[0];

describe('readMessage', () => {
  it('reads the headline as a close without an error signal, from an old .NET', () => {
    expect(first(HEADLINE)).toMatchObject({
      id: 'dotnet.remote-closed',
      event: 'fin',
      program: 'dotnet-framework',
      wrapper: false,
    });
  });
  it('ranks the client that is too old first for the headline', () => {
    expect(first(HEADLINE)?.ranks[0]).toBe('client-default-tls-too-old');
  });
  it('folds line breaks, letter case and typographic quotes', () => {
    expect(
      first('AUTHENTICATION failed\r\n   because the remote\tparty has closed the transport stream')?.id,
    ).toBe('dotnet.remote-closed');
  });
  it('puts the inner text before the outer one, and dates it by its frames', () => {
    const reading = readMessage(FRAMEWORK);
    expect(reading.matches.map((match) => match.id)).toEqual(['dotnet.remote-closed', 'dotnet.send-failure']);
    expect(reading.matches[0]).toMatchObject({
      writtenBy: '.NET Framework (a web request)',
      program: 'dotnet-framework',
      side: 'connects',
    });
  });
  it('dates the same sentence to .NET Core 3 by its frame', () => {
    const text = `${HEADLINE}\n   at System.Net.Security.SslStream.StartReadFrame(Byte[] buffer)`;
    expect(first(text)).toMatchObject({ writtenBy: '.NET Core 3.0 or 3.1', program: 'dotnet' });
  });
  it('sees from AuthenticateAsServer that the program accepts connections', () => {
    const text = `${HEADLINE}\n   at System.Net.Security.SslStream.AuthenticateAsServer(X509Certificate c)`;
    expect(first(text)).toMatchObject({ side: 'accepts' });
    expect(first(text)?.ranks[0]).toBe('you-are-the-server');
    expect(readMessage(text).summary).toContain('somebody connected to your program');
  });
  it('does not take Windows sign-in (NegotiateStream) for TLS', () => {
    const text = `${HEADLINE}\n   at System.Net.Security.NegoState.StartReceiveBlob(LazyAsyncResult lazyResult)`;
    expect(readMessage(text).matches.map((match) => match.id)).toEqual(['dotnet.negotiate']);
  });
  it('marks an outer text as a wrapper and asks for the inner one', () => {
    const reading = readMessage('The SSL connection could not be established, see inner exception.');
    expect(reading.matches[0]).toMatchObject({ wrapper: true, event: 'nothing-certain' });
    expect(reading.summary).toContain('inner error');
  });
  it('reads the Spanish and the Chinese headline', () => {
    expect(
      first('Error de autenticación porque la parte remota cerró la secuencia de transporte.')?.event,
    ).toBe('fin');
    expect(first('System.IO.IOException: 由于远程方已关闭传输流，身份验证失败。')?.event).toBe('fin');
  });
  it('reads Windows’ own sentence for a cut in four languages', () => {
    const texts = [
      'Se ha forzado la interrupción de una conexión existente por el host remoto',
      '远程主机强迫关闭了一个现有的连接。',
      'Eine vorhandene Verbindung wurde vom Remotehost geschlossen',
      'Une connexion existante a dû être fermée par l’hôte distant',
    ];
    for (const text of texts) expect(first(text)?.event).toBe('rst');
  });
  it('reads a Windows number whatever the language around it', () => {
    expect(first('Erreur Schannel 0x80090331')).toMatchObject({ id: 'schannel.algorithm-mismatch' });
  });
  it('reads a Windows number that is printed as a decimal one', () => {
    expect(first('HRESULT: -2146893007')).toMatchObject({ id: 'schannel.algorithm-mismatch' });
  });
  it('reads the headline and the cut in every language that was seen', () => {
    const german = 'Fehler bei der Authentifizierung, da die Gegenseite den Transportstream geschlossen hat.';
    const japanese = 'リモート パーティがトランスポート ストリームを終了したため、認証に失敗しました。';
    const russian = 'Удаленный хост принудительно разорвал существующее подключение';
    expect(first(german)).toMatchObject({ id: 'dotnet.remote-closed-de', event: 'fin' });
    expect(first(japanese)).toMatchObject({ id: 'dotnet.remote-closed-ja', event: 'fin' });
    expect(first(russian)).toMatchObject({ id: 'dotnet.forcibly-closed-ru', event: 'rst' });
  });
  it('knows the log of a server from that of a program that connects', () => {
    const nginx =
      '[crit] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number)';
    const server = readMessage(`${nginx} while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443`);
    expect(server.matches.find(({ id }) => id === 'server.nginx-failed')).toMatchObject({ side: 'accepts' });
    const upstream = readMessage(`${nginx} while SSL handshaking to upstream, client: 192.0.2.7`);
    expect(upstream.matches.map(({ side }) => side)).not.toContain('accepts');
  });
  it('says what the text proves, who wrote it and what stays open', () => {
    const { summary } = readMessage(HEADLINE);
    expect(summary).toMatch(/^The other side closed the connection \(FIN\)/);
    expect(summary).toContain('Written by: .NET Framework 2.0 to 4.8');
    expect(summary).toContain('It does not say why');
    expect(summary.length).toBeLessThanOrEqual(800);
  });
  it('says so when it does not know a text', () => {
    expect(readMessage('Something went wrong')).toMatchObject({
      matches: [],
      summary: expect.stringContaining('We don’t know this text'),
    });
  });
  it('keeps no more than 20,000 characters and 12 matches', () => {
    const reading = readMessage(`${HEADLINE} ECONNRESET ECONNREFUSED ETIMEDOUT ENOTFOUND `.repeat(400));
    expect(reading.text.length).toBe(20_000);
    expect(reading.matches.length).toBeLessThanOrEqual(12);
  });
});
