import type { MessageReading } from '../../../shared/model/asked';

export const HEADLINE_MESSAGE =
  'System.IO.IOException: Authentication failed because the remote party has closed the transport stream.\n   at System.Net.Security.SslState.StartReadFrame(Byte[] buffer, Int32 readBytes, AsyncProtocolRequest asyncRequest)';

/** The reading of the headline text. */
export const dotnetReading: MessageReading = {
  text: HEADLINE_MESSAGE,
  summary:
    'The other side closed the connection in order, between two messages, before the opening conversation (handshake) was complete. The text comes from .NET Framework.',
  matches: [
    {
      id: 'dotnet-remote-party-closed',
      stack: '.NET Framework',
      quoted: 'Authentication failed because the remote party has closed the transport stream',
      proves:
        'The other side closed the connection in order (FIN) at the border of a message, during the opening conversation. It sent no error signal.',
      writtenBy: '.NET Framework 2.0 to 4.8, and .NET Core 1.0 to 3.1. Newer .NET says it differently.',
      event: 'fin',
      wrapper: false,
      alertCode: null,
      side: 'unknown',
      program: 'dotnet-framework',
      ranks: ['client-default-tls-too-old'],
      stage: 'greeting-sent',
    },
  ],
  log: null,
};

/** A text that is not in the dictionary. */
export const unknownReading: MessageReading = {
  text: 'Fehler 0x42',
  summary: 'This text is not in our dictionary. It is kept for the report, and the check goes on without it.',
  matches: [],
  log: null,
};

/** The reading of a service's log. */
export const logReading: MessageReading = {
  ...dotnetReading,
  summary:
    'This log of 412 lines has 3 places that we know, between line 17 and line 409. The most telling: The other side closed the connection (FIN). Written by: .NET Framework.',
  log: {
    lines: 412,
    hits: [
      {
        line: 17,
        entry: 'dotnet.remote-closed',
        quoted: 'Authentication failed because the remote party has closed the transport stream',
        stage: 'greeting-sent',
        writtenBy: '.NET Framework, or .NET Core up to 2.2',
        side: 'connects',
        event: 'fin',
      },
      {
        line: 203,
        entry: 'schannel.event-36887',
        quoted: '36887',
        stage: 'greeting-sent',
        writtenBy: 'Windows’ own TLS (Schannel), in any program that uses it',
        side: 'unknown',
        event: 'alert',
      },
      {
        line: 409,
        entry: 'dotnet.kestrel',
        quoted: 'Failed to authenticate HTTPS connection',
        stage: 'unknown',
        writtenBy: 'ASP.NET Core (Kestrel), a server',
        side: 'accepts',
        event: 'nothing-certain',
      },
    ],
    more: 0,
    readTo: null,
  },
};
