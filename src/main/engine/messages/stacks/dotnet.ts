import { defineMessages } from '../define-messages';
import { RANKS } from '../ranks';

const OLD = '.NET Framework 2.0 to 4.8, .NET Core 1.0 to 3.1, or Mono';
const HEADLINE =
  'The other side closed the connection (FIN) in the middle of the opening conversation, at a moment when nothing of its answer was left half-sent. It sent no error signal and did not cut the connection off.';

/** The texts of .NET's SslStream, HttpWebRequest and HttpClient. */
export const messages = defineMessages({
  stack: '.NET',
  source:
    'microsoft/referencesource _SslState.cs, _FixedSizeReader.cs, _TLSstream.cs; dotnet/corefx v1.0.0 to v3.1.32 and dotnet/runtime Strings.resx; our lab (Mono 6.8)',
  texts: [
    {
      id: 'dotnet.remote-closed',
      match: [
        /Authentication failed because (the )?remote party has closed the transport stream/i,
        /net_auth_eof/,
      ],
      proves: HEADLINE,
      writtenBy: OLD,
      event: 'fin',
      program: 'dotnet-framework',
      ranks: RANKS.closedOnOld,
    },
    {
      id: 'dotnet.unexpected-eof',
      match: [/Received an unexpected EOF or 0 bytes from the transport stream/i, /net_io_eof/],
      proves:
        'The other side closed the connection (FIN). In .NET 5 or later this can be at any point of the opening conversation; in older ones it is in the middle of a message.',
      writtenBy: '.NET 5 or later, or an older .NET in the middle of a message',
      event: 'fin',
      program: 'dotnet',
      ranks: RANKS.closed,
    },
    {
      id: 'dotnet.packet-format',
      match: [/The handshake failed due to an unexpected packet format/i, /net_ssl_io_frame/],
      proves: 'The answer was not TLS at all. Something on this port, or on the way, spoke in plain text.',
      writtenBy: '.NET Framework or .NET Core up to 3.1',
      event: 'plaintext',
      program: 'dotnet-framework',
      ranks: RANKS.plaintext,
    },
    {
      id: 'dotnet.frame-size',
      match: [/Cannot determine the frame size or a corrupted frame was received/i, /net_frame_read_size/],
      proves: 'The answer was not TLS at all. Something on this port, or on the way, spoke in plain text.',
      writtenBy: '.NET 5 or later',
      event: 'plaintext',
      program: 'dotnet',
      ranks: RANKS.plaintext,
    },
    {
      id: 'dotnet.forcibly-closed',
      match: [
        /An existing connection was forcibly closed by the remote host/i,
        /\b(WSAECONNRESET|SocketException \(10054\)|WinError 10054)\b/i,
      ],
      proves: 'The connection was cut off (RST). That came over the network, not from this program.',
      writtenBy: 'a program on Windows; the sentence is Windows’ own (error 10054)',
      event: 'rst',
      ranks: RANKS.reset,
    },
    {
      id: 'dotnet.transport-reset',
      match: [/Unable to (read|write) data (from|to) the transport connection: Connection reset by peer/i],
      proves: 'The connection was cut off (RST).',
      writtenBy: '.NET or Mono on Linux or macOS',
      event: 'rst',
      program: 'dotnet',
      ranks: RANKS.reset,
    },
    {
      id: 'dotnet.aborted-here',
      match: [
        /An established connection was aborted by the software in your host machine/i,
        /\b(WSAECONNABORTED|SocketException \(10053\)|WinError 10053)\b/i,
      ],
      proves:
        'Something on this computer itself ended the connection. Security software that looks into secure connections is known for it.',
      writtenBy: 'a program on Windows (error 10053)',
      event: 'local-refusal',
      ranks: ['cert-inspection-not-trusted', 'unsteady'],
    },
    {
      id: 'dotnet.no-response',
      match: [
        /A connection attempt failed because the connected party did not properly respond/i,
        /\b(WSAETIMEDOUT|SocketException \(10060\)|WinError 10060)\b/i,
      ],
      proves: 'Nothing came back in time.',
      writtenBy: 'a program on Windows (error 10060)',
      event: 'silence',
      ranks: RANKS.noAnswer,
    },
    {
      id: 'dotnet.actively-refused',
      match: [
        /No connection could be made because the target machine actively refused it/i,
        /\b(WSAECONNREFUSED|SocketException \(10061\)|WinError 10061)\b/i,
      ],
      proves: 'The computer was reached, and nothing accepts connections on this port.',
      writtenBy: 'a program on Windows (error 10061)',
      event: 'refused',
      ranks: RANKS.refused,
    },
    {
      id: 'dotnet.no-such-host',
      match: [
        /No such host is known/i,
        /The remote name could not be resolved/i,
        /\b(WSAHOST_NOT_FOUND|SocketException \(11001\))\b/i,
      ],
      proves: 'The name did not lead to an address, so no connection was tried.',
      writtenBy: 'a program on Windows or on .NET',
      event: 'name-not-found',
      ranks: RANKS.noName,
    },
    {
      id: 'dotnet.send-failure',
      match: [/The underlying connection was closed: An unexpected error occurred on a send/i],
      proves:
        'The connection ended during the opening conversation, with a close (FIN) or a cut (RST). It was not an error signal (alert) and not a certificate.',
      writtenBy: '.NET Framework (a web request)',
      event: 'nothing-certain',
      program: 'dotnet-framework',
      ranks: RANKS.closedOnOld,
    },
    {
      id: 'dotnet.receive-failure',
      match: [/The underlying connection was closed: An unexpected error occurred on a receive/i],
      proves:
        'The connection ended with a close (FIN) or a cut (RST) while the program waited for an answer.',
      writtenBy: '.NET Framework (a web request)',
      event: 'nothing-certain',
      program: 'dotnet-framework',
      ranks: RANKS.closedOnOld,
    },
    {
      id: 'dotnet.kept-alive',
      match: [/A connection that was expected to be kept alive was closed by the server/i],
      proves: 'A connection that had worked before was closed between two requests.',
      writtenBy: '.NET Framework (a web request)',
      event: 'nothing-certain',
      program: 'dotnet-framework',
      ranks: ['concurrency-or-reuse-race', 'unsteady', 'client-default-tls-too-old'],
    },
    {
      id: 'dotnet.secure-channel',
      match: [/Could not create SSL\/TLS secure channel/i],
      proves:
        'The server answered with an error signal (alert), or Windows refused by itself. The connection was not closed without a word.',
      writtenBy: '.NET Framework (a web request)',
      event: 'nothing-certain',
      program: 'dotnet-framework',
      ranks: RANKS.secureChannel,
    },
    {
      id: 'dotnet.renegotiation',
      match: [/remote party requested renegotiation when AllowRenegotiation was set to false/i],
      proves:
        'The connection stood, and then the server wanted to begin again on it, often to ask for a certificate of the program’s own.',
      writtenBy: '.NET 6 or later',
      event: 'local-refusal',
      stage: 'after-opening',
      program: 'dotnet',
      ranks: RANKS.renegotiation,
    },
    {
      id: 'dotnet.server-key',
      match: [/The server mode SSL must use a certificate with the associated private key/i],
      proves:
        'Your program accepts connections, and the certificate it should show has no private key on this computer.',
      writtenBy: '.NET',
      event: 'local-refusal',
      side: 'accepts',
      program: 'dotnet',
      ranks: RANKS.serverSide,
    },
    {
      id: 'dotnet.kestrel',
      match: [/Failed to authenticate HTTPS connection/i],
      proves:
        'A program that accepts connections (the web server Kestrel) wrote this: somebody connected and went away again.',
      writtenBy: 'ASP.NET Core (Kestrel), a server',
      event: 'nothing-certain',
      side: 'accepts',
      program: 'dotnet',
      ranks: RANKS.serverSide,
    },
    {
      id: 'dotnet.negotiate',
      match: [
        /Authentication failed on the remote side \(the stream might still be available/i,
        /\b(NegotiateStream|NegoState)\b/,
      ],
      proves: 'This is about signing in with a Windows account over a plain connection, not about TLS.',
      writtenBy: '.NET (NegotiateStream)',
      event: 'nothing-certain',
      program: 'dotnet',
      ranks: [],
    },
    {
      id: 'dotnet.mailkit',
      match: [/MailKit\.Security\.SslHandshakeException/],
      proves: 'A mail program could not set up a secure connection.',
      writtenBy: 'MailKit, a mail library for .NET',
      event: 'nothing-certain',
      program: 'mail',
      ranks: ['starttls-vs-implicit', ...RANKS.anyCertificate.slice(0, 4), 'client-default-tls-too-old'],
    },
  ],
});
