import type { Program, Side } from '../../../shared/model/asked';

/** What a stack frame adds to a text: which runtime wrote it, and on which side. Frames survive translation. */
export interface Frame {
  readonly match: RegExp;
  readonly writtenBy?: string;
  readonly program?: Program;
  readonly side?: Side;
}

/**
 * Frames that date a .NET text or tell the side. Sources: microsoft/referencesource, dotnet/corefx v1.0.0 to v3.1.32 and dotnet/runtime
 * (file names and tags in the research notes), threads openstacknetsdk/openstack.net#119, dotnet/runtime#34545 and #83455,
 * aspnet/KestrelHttpServer#1853. The first that matches is used; sides are looked for apart.
 */
export const FRAMES: readonly Frame[] = [
  { match: /SslStream\.ReceiveHandshakeFrameAsync/i, writtenBy: '.NET 9 or later', program: 'dotnet' },
  { match: /ReceiveBlobAsync\[TIOAdapter\]\(TIOAdapter/i, writtenBy: '.NET 5 or 6', program: 'dotnet' },
  {
    match: /ReceiveBlobAsync\[TIOAdapter\]\(CancellationToken/i,
    writtenBy: '.NET 7 or 8',
    program: 'dotnet',
  },
  {
    match:
      /TlsStream\.(CallProcessAuthentication|ProcessAuthentication)|ProcessAuthentication\(LazyAsyncResult/i,
    writtenBy: '.NET Framework (a web request)',
    program: 'dotnet-framework',
  },
  { match: /SslStream\.StartReadFrame/i, writtenBy: '.NET Core 3.0 or 3.1', program: 'dotnet' },
  {
    match: /SslState\.(StartReadFrame|StartReceiveBlob|ForceAuthentication)/i,
    writtenBy: '.NET Framework, or .NET Core up to 2.2',
    program: 'dotnet-framework',
  },
  {
    match: /SNITCPHandle\.EnableSsl/i,
    writtenBy: 'a database program (SqlClient) on .NET',
    program: 'database',
  },
];

/** Frames that say that the program accepts connections: the text then comes from the server's own log. */
export const SERVER_FRAMES: readonly RegExp[] = [
  /AuthenticateAsServer/i,
  /Https?ConnectionMiddleware/i,
  /HttpsConnectionFilter/i,
  /Kestrel/i,
  /http: TLS handshake error from/i,
  /while SSL handshaking, client:/i,
  /\bSSL_accept\b/,
  /\b(SSLServerSocketImpl|ServerHandshakeContext|ServerHandshaker|NioEndpoint)\b/,
  /\btlsClientError\b/,
];

/** Frames that say that the program opened the connection. */
export const CLIENT_FRAMES: readonly RegExp[] = [
  /AuthenticateAsClient/i,
  /ConnectHelper\.EstablishSslConnection/i,
  /HttpWebRequest\.GetRe(sponse|questStream)/i,
  /System\.Net\.WebClient/i,
  /while SSL handshaking to upstream/i,
  /\bSSL_connect\b/,
  /\b(HttpsURLConnectionImpl|HttpsClient\.afterConnect|ClientHandshaker|ClientHandshakeContext)\b/,
  /\bTLSSocket\.onConnectEnd\b/,
];

/** Frames of Windows sign-in over a plain connection (NegotiateStream); the texts are then not about TLS. */
export const NEGOTIATE_FRAME = /\b(NegotiateStream|NegoState)\b/;
