import { alertTexts } from '../alerts';
import { defineMessages } from '../define-messages';
import { RANKS } from '../ranks';

const OPENSSL = 'OpenSSL, which Python, Node, curl, Ruby, PHP and many other programs use';

/** OpenSSL's own texts and error numbers (measured against 22 scripted servers with OpenSSL 1.1.1, 3.0 and 3.5). */
export const messages = defineMessages({
  stack: 'OpenSSL',
  source: 'our lab (OpenSSL 1.1.1, 3.0, 3.5 on loopback); openssl/openssl#16278, #18295',
  texts: [
    {
      id: 'openssl.eof',
      match: [/unexpected eof while reading/i, /\b0A000126\b/i],
      proves:
        'The other side closed the connection (FIN) during the opening conversation, without an error signal.',
      writtenBy: `${OPENSSL} (version 3)`,
      event: 'fin',
      program: 'openssl',
      ranks: RANKS.closed,
    },
    {
      id: 'openssl.wrong-version-number',
      match: [/wrong version number/i, /WRONG_VERSION_NUMBER/, /\b(0A00010B|1408F10B)\b/i],
      proves:
        'The answer was not TLS at all: something spoke in plain text. In spite of its words, this text is not about the version of TLS.',
      writtenBy: OPENSSL,
      event: 'plaintext',
      program: 'openssl',
      ranks: RANKS.plaintext,
    },
    {
      id: 'openssl.http-request',
      match: [/SSL routines:[^:]{0,60}:http request\b/i, /\b0A00009C\b/i],
      proves: 'Your program accepts connections, and a visitor spoke plain HTTP to it.',
      writtenBy: 'an OpenSSL server',
      event: 'plaintext',
      side: 'accepts',
      program: 'openssl',
      ranks: RANKS.serverSide,
    },
    {
      id: 'openssl.unsupported-protocol',
      match: [
        /SSL routines:[^:]{0,60}:unsupported protocol/i,
        /\[SSL: UNSUPPORTED_PROTOCOL\]/,
        /\b(0A000102|1425F102)\b/i,
      ],
      proves: 'The server chose an old version of TLS, and your program does not go that low.',
      writtenBy: OPENSSL,
      event: 'local-refusal',
      program: 'openssl',
      ranks: RANKS.localVersions,
    },
    {
      id: 'openssl.no-protocols',
      match: [/no protocols available/i, /\b0A0000BF\b/i, /no ciphers available/i, /\b141A90B5\b/i],
      proves:
        'The rules on this computer leave your program nothing to offer, so it never spoke to the server.',
      writtenBy: OPENSSL,
      event: 'local-refusal',
      program: 'openssl',
      ranks: ['client-schannel-policy', 'server-max-tls-too-old'],
    },
    {
      id: 'openssl.legacy-renegotiation',
      match: [/unsafe legacy renegotiation disabled/i, /\b0A000152\b/i],
      proves: 'The server lacks a safety repair from 2009 (RFC 5746), and your program refuses such servers.',
      writtenBy: `${OPENSSL} (version 3)`,
      event: 'local-refusal',
      program: 'openssl',
      ranks: ['server-max-tls-too-old'],
    },
    {
      id: 'openssl.weak',
      match: [/\bee key too small/i, /\bca md too weak/i, /\bdh key too small/i, /\b(0A00018A|141A318A)\b/i],
      proves: 'Your program refused a key or a signature of the server’s as too weak.',
      writtenBy: OPENSSL,
      event: 'certificate-rejected-here',
      program: 'openssl',
      ranks: RANKS.weak,
    },
    {
      id: 'openssl.reset',
      match: [/write:errno=(104|54)\b/i],
      proves: 'The connection was cut off (RST).',
      writtenBy: 'the OpenSSL command-line program',
      event: 'rst',
      program: 'openssl',
      ranks: RANKS.reset,
    },
    {
      id: 'openssl.local-issuer',
      match: [/unable to get local issuer certificate/i, /unable to verify the first certificate/i],
      proves: 'Your program could not find the next link from the server’s certificate to a root it trusts.',
      writtenBy: OPENSSL,
      event: 'certificate-rejected-here',
      program: 'openssl',
      ranks: RANKS.incomplete,
    },
    {
      id: 'openssl.self-signed',
      match: [/self[- ]signed certificate/i],
      proves:
        'Your program refused the certificate because its chain ends in a certificate that nobody it trusts has signed.',
      writtenBy: OPENSSL,
      event: 'certificate-rejected-here',
      program: 'openssl',
      ranks: RANKS.selfSigned,
    },
    {
      id: 'openssl.expired',
      match: [/certificate has expired(?! or)/i, /certificate is not yet valid/i],
      proves: 'Your program refused the certificate because of its dates.',
      writtenBy: OPENSSL,
      event: 'certificate-rejected-here',
      program: 'openssl',
      ranks: RANKS.dates,
    },
    {
      id: 'openssl.hostname',
      match: [
        /hostname mismatch/i,
        /Hostname\/IP does not match certificate/i,
        /certificate is not valid for '/i,
      ],
      proves: 'Your program refused the certificate because it is made out to another name.',
      writtenBy: OPENSSL,
      event: 'certificate-rejected-here',
      program: 'openssl',
      ranks: RANKS.name,
    },
    ...alertTexts({
      prefix: 'openssl',
      writtenBy: OPENSSL,
      program: 'openssl',
      texts: {
        40: [/(sslv3|ssl\/tls) alert handshake failure/i, /SSLV3_ALERT_HANDSHAKE_FAILURE/, /\b0A000410\b/i],
        42: [/(sslv3|ssl\/tls) alert bad certificate/i, /SSLV3_ALERT_BAD_CERTIFICATE/, /\b0A000412\b/i],
        46: [
          /(sslv3|ssl\/tls) alert certificate unknown/i,
          /SSLV3_ALERT_CERTIFICATE_UNKNOWN/,
          /\b0A000416\b/i,
        ],
        47: [/(sslv3|ssl\/tls) alert illegal parameter/i, /SSLV3_ALERT_ILLEGAL_PARAMETER/, /\b0A000417\b/i],
        48: [/tlsv1 alert unknown ca/i, /TLSV1_ALERT_UNKNOWN_CA/, /\b0A000418\b/i],
        49: [/tlsv1 alert access denied/i, /TLSV1_ALERT_ACCESS_DENIED/, /\b0A000419\b/i],
        50: [/tlsv1 alert decode error/i, /TLSV1_ALERT_DECODE_ERROR/, /\b0A00041A\b/i],
        70: [/tlsv1 alert protocol version/i, /TLSV1_ALERT_PROTOCOL_VERSION/, /\b0A00042E\b/i],
        71: [/tlsv1 alert insufficient security/i, /TLSV1_ALERT_INSUFFICIENT_SECURITY/, /\b0A00042F\b/i],
        80: [/tlsv1 alert internal error/i, /TLSV1_ALERT_INTERNAL_ERROR/, /\b0A000438\b/i],
        86: [/tlsv1 alert inappropriate fallback/i, /TLSV1_ALERT_INAPPROPRIATE_FALLBACK/, /\b0A00043E\b/i],
        112: [/tlsv1 (alert )?unrecognized name/i, /TLSV1_(ALERT_)?UNRECOGNIZED_NAME/, /\b0A000458\b/i],
        116: [/tlsv13 alert certificate required/i, /TLSV13_ALERT_CERTIFICATE_REQUIRED/, /\b0A00045C\b/i],
        120: [/tlsv1 alert no application protocol/i, /TLSV1_ALERT_NO_APPLICATION_PROTOCOL/, /\b0A000460\b/i],
      },
    }),
  ],
});
