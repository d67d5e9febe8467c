import { defineMessages, type MessageText } from '../define-messages';
import { RANKS } from '../ranks';

/** Everything but the language of a text. */
type Same = Omit<MessageText, 'id' | 'match' | 'writtenBy'> & { readonly writer: string };

/** What .NET's resource strings say in any language; ids are those of the English texts, with the language behind. */
const SAME = {
  'dotnet.remote-closed': {
    proves:
      'The other side closed the connection (FIN) in the middle of the opening conversation. It sent no error signal and did not cut the connection off.',
    writer: '.NET Framework 2.0 to 4.8, or .NET Core 1.0 to 3.1',
    event: 'fin',
    program: 'dotnet-framework',
    ranks: RANKS.closedOnOld,
  },
  'dotnet.unexpected-eof': {
    proves:
      'The other side closed the connection (FIN). In .NET 5 or later this can be at any point of the opening conversation; in older ones it is in the middle of a message.',
    writer: '.NET',
    event: 'fin',
    program: 'dotnet',
    ranks: RANKS.closed,
  },
  'dotnet.forcibly-closed': {
    proves: 'The connection was cut off (RST). That came over the network, not from this program.',
    writer: 'a program on Windows; the sentence is Windows’ own (error 10054)',
    event: 'rst',
    ranks: RANKS.reset,
  },
  'dotnet.send-failure': {
    proves:
      'The connection ended during the opening conversation, with a close (FIN) or a cut (RST). It was not an error signal (alert) and not a certificate.',
    writer: '.NET Framework (a web request)',
    event: 'nothing-certain',
    stage: 'greeting-sent',
    program: 'dotnet-framework',
    ranks: RANKS.closedOnOld,
  },
  'dotnet.secure-channel': {
    proves:
      'The server answered with an error signal (alert), or Windows refused by itself. The connection was not closed without a word.',
    writer: '.NET Framework (a web request)',
    event: 'nothing-certain',
    program: 'dotnet-framework',
    ranks: RANKS.secureChannel,
  },
  'dotnet.trust-relationship': {
    proves: 'Your program got the server’s certificate and refused it.',
    writer: '.NET Framework (a web request)',
    event: 'certificate-rejected-here',
    program: 'dotnet-framework',
    ranks: RANKS.anyCertificate,
  },
  'dotnet.certificate-invalid': {
    proves: 'Your program got the server’s certificate and refused it.',
    writer: '.NET',
    event: 'certificate-rejected-here',
    program: 'dotnet',
    ranks: RANKS.anyCertificate,
  },
} as const satisfies { readonly [id: string]: Same };

const LANGUAGES = {
  es: 'Spanish',
  zh: 'Chinese',
  de: 'German',
  fr: 'French',
  ja: 'Japanese',
  pt: 'Portuguese',
  it: 'Italian',
  ru: 'Russian',
} as const;

type Id = keyof typeof SAME;
type Language = keyof typeof LANGUAGES;

/** Language → the sentence as it was seen. White space is folded, accents and the last words may be missing. */
const SEEN: { readonly [I in Id]: { readonly [L in Language]?: readonly RegExp[] } } = {
  'dotnet.remote-closed': {
    es: [
      /Error de autenticaci[oó]n porque la parte remota (ha cerrado|cerr[oó]) la secuencia de transporte/i,
    ],
    zh: [/远程方已?关闭传输流/],
    de: [/(Gegenseite|Remote ?Seite) den Transportstream geschlossen hat/i],
    fr: [/(site distant|partie distante) a ferm[eé] le flux de transport/i],
    ja: [/リモート パーティがトランスポート ストリームを終了したため/],
    pt: [/parte remota fechou o fluxo de transporte/i],
    it: [/parte remota ha chiuso il flusso di trasporto/i],
  },
  'dotnet.unexpected-eof': { zh: [/从传输流收到意外的 ?EOF ?或 ?0 ?个字节/] },
  'dotnet.forcibly-closed': {
    es: [/Se ha forzado la interrupci[oó]n de una conexi[oó]n existente por el host remoto/i],
    zh: [/远程主机强迫关闭了一个现有的连接/],
    de: [/Eine vorhandene Verbindung wurde vom Remotehost geschlossen/i],
    fr: [/Une connexion existante a d[uû] [eê]tre ferm[eé]e par l'h[oô]te distant/i],
    ja: [/既存の接続はリモート ホストに強制的に切断されました/],
    pt: [
      /For[çc]ado o cancelamento de uma conex[aã]o existente pelo host remoto/i,
      /liga[çc][aã]o existente foi for[çc]ada a fechar pelo anfitri[aã]o/i,
    ],
    it: [/Connessione in corso interrotta forzatamente dall'host remoto/i],
    ru: [/Удал[её]нный хост принудительно разорвал существующее подключение/i],
  },
  'dotnet.send-failure': {
    zh: [/基础连接已经关闭: ?发送时发生错误/],
    de: [
      /zugrunde liegende Verbindung wurde geschlossen: ?(Ein )?unerwarteter Fehler (beim Senden|ist beim)/i,
    ],
    fr: [
      /connexion sous-jacente a [eé]t[eé] ferm[eé]e ?: ?Une erreur inattendue s'est produite lors de l'envoi/i,
    ],
    ja: [/接続が切断されました: ?送信時に、予期しないエラーが発生しました/],
    es: [/Se ha terminado la conexi[oó]n: ?Error inesperado de env[ií]o/i],
  },
  'dotnet.secure-channel': {
    zh: [/未能创建 ?SSL\/TLS ?安全通道/],
    de: [/Es konnte kein gesch[uü]tzter SSL\/TLS-Kanal erstellt werden/i],
    fr: [/Impossible de cr[eé]er un canal s[eé]curis[eé] SSL\/TLS/i],
    ja: [/SSL\/TLS のセキュリティで保護されているチャネルを作成できませんでした/],
    es: [/No se puede crear un canal seguro SSL\/TLS/i],
    pt: [/N[aã]o foi poss[ií]vel criar um canal seguro para SSL\/TLS/i],
    it: [/Impossibile creare un canale sicuro SSL\/TLS/i],
    ru: [/Не удалось создать защищ[её]нный канал SSL\/TLS/i],
  },
  'dotnet.trust-relationship': {
    de: [/gesch[uü]tzten SSL\/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden/i],
    fr: [/Impossible d'[eé]tablir une relation de confiance pour le canal s[eé]curis[eé] SSL\/TLS/i],
    ja: [/SSL\/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした/],
  },
  'dotnet.certificate-invalid': {
    zh: [/根据验证过程，远程证书无效/],
    de: [
      /Das Remotezertifikat ist (laut Validierungsverfahren|gem[aä][sß]{1,2} dem Validierungsverfahren) ung[uü]ltig/i,
    ],
    fr: [/certificat distant n'est pas valide selon la proc[eé]dure de validation/i],
    it: [/certificato remoto non [eè] valido in base alla procedura di convalida/i],
  },
};

const textsOf = (id: Id): MessageText[] => {
  const { writer, ...same } = SAME[id];
  return (Object.entries(SEEN[id]) as [Language, readonly RegExp[]][]).map(([language, match]) => ({
    ...same,
    id: `${id}-${language}`,
    match,
    writtenBy: `${writer} (in ${LANGUAGES[language]})`,
  }));
};

/** The same texts in other languages, each only where somebody was seen pasting it, or Microsoft's own pages quote it. */
export const messages = defineMessages({
  stack: '.NET and Windows, translated',
  source:
    'robinrodricks/FluentFTP#500, RatScanner/RatScanner#535, stulzq/HttpCode.Core#3, fsy2001/fudan-sport-automate#38, shadowsocks/shadowsocks-windows#2824, ferventdesert/Hawk#65, mRemoteNG/mRemoteNG#1226, Esri/resource-proxy#566, ministero-salute/it-fse-support#586; MicrosoftDocs: Advanced Threat Analytics known issues, Data Factory MySQL connector and SQL Data Sync, in these languages',
  texts: (Object.keys(SAME) as Id[]).flatMap(textsOf),
});
