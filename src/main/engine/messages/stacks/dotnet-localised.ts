import { defineMessages, type MessageText } from '../define-messages';
import { RANKS } from '../ranks';

const closed = (language: string, id: string, match: readonly RegExp[]): MessageText => ({
  id: `dotnet.remote-closed-${id}`,
  match,
  proves:
    'The other side closed the connection (FIN) in the middle of the opening conversation. It sent no error signal and did not cut the connection off.',
  writtenBy: `.NET Framework 2.0 to 4.8, or .NET Core 1.0 to 3.1 (in ${language})`,
  event: 'fin',
  program: 'dotnet-framework',
  ranks: RANKS.closedOnOld,
});

const reset = (language: string, id: string, match: readonly RegExp[]): MessageText => ({
  id: `dotnet.forcibly-closed-${id}`,
  match,
  proves: 'The connection was cut off (RST). That came over the network, not from this program.',
  writtenBy: `a program on Windows in ${language}; the sentence is Windows’ own (error 10054)`,
  event: 'rst',
  ranks: RANKS.reset,
});

/** The same texts in other languages, as people have pasted them. White space is folded, accents may be missing. */
export const messages = defineMessages({
  stack: '.NET and Windows, translated',
  source:
    'robinrodricks/FluentFTP#500, RatScanner/RatScanner#535, stulzq/HttpCode.Core#3, fsy2001/fudan-sport-automate#38, shadowsocks/shadowsocks-windows#2824',
  texts: [
    closed('Spanish', 'es', [
      /Error de autenticaci[oó]n porque la parte remota (ha cerrado|cerr[oó]) la secuencia de transporte/i,
    ]),
    closed('Chinese', 'zh', [/远程方已?关闭传输流/]),
    reset('Spanish', 'es', [
      /Se ha forzado la interrupci[oó]n de una conexi[oó]n existente por el host remoto/i,
    ]),
    reset('Chinese', 'zh', [/远程主机强迫关闭了一个现有的连接/]),
    reset('German', 'de', [/Eine vorhandene Verbindung wurde vom Remotehost geschlossen/i]),
    reset('French', 'fr', [/Une connexion existante a d[uû] [eê]tre ferm[eé]e par l'h[oô]te distant/i]),
    {
      id: 'dotnet.unexpected-eof-zh',
      match: [/从传输流收到意外的 ?EOF ?或 ?0 ?个字节/],
      proves:
        'The other side closed the connection (FIN). In .NET 5 or later this can be at any point of the opening conversation; in older ones it is in the middle of a message.',
      writtenBy: '.NET (in Chinese)',
      event: 'fin',
      program: 'dotnet',
      ranks: RANKS.closed,
    },
    {
      id: 'dotnet.send-failure-zh',
      match: [/基础连接已经关闭: ?发送时发生错误/],
      proves:
        'The connection ended during the opening conversation, with a close (FIN) or a cut (RST). It was not an error signal (alert) and not a certificate.',
      writtenBy: '.NET Framework (a web request, in Chinese)',
      event: 'nothing-certain',
      program: 'dotnet-framework',
      ranks: RANKS.closedOnOld,
    },
  ],
});
