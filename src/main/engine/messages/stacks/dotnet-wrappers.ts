import { alertTexts } from '../alerts';
import { defineMessages, type MessageText } from '../define-messages';

const wrapper = (id: string, match: RegExp, writtenBy: string): MessageText => ({
  id: `dotnet.${id}`,
  match: [match],
  proves: 'This is only the outer half of the error. What happened stands in the inner one.',
  writtenBy,
  event: 'nothing-certain',
  wrapper: true,
  program: 'dotnet',
  ranks: [],
});

/** .NET's outer texts, which say nothing by themselves, and its text for alerts. */
export const messages = defineMessages({
  stack: '.NET',
  source:
    'dotnet/corefx and dotnet/runtime Strings.resx (System.Net.Security, System.Net.Http); microsoft/referencesource System.txt',
  texts: [
    wrapper(
      'see-inner',
      /The SSL connection could not be established, see inner exception/i,
      '.NET Core 2.1 or later (HttpClient)',
    ),
    wrapper(
      'sspi-failed',
      /A call to SSPI failed, see inner exception/i,
      '.NET Framework or .NET Core up to 2.0',
    ),
    wrapper(
      'authentication-failed',
      /Authentication failed, see inner exception/i,
      '.NET Core 2.1 or later, or Mono',
    ),
    wrapper('decryption-failed', /The decryption operation failed, see inner exception/i, '.NET'),
    wrapper('openssl-handshake', /SSL Handshake failed with OpenSSL error/i, '.NET on Linux'),
    ...alertTexts({
      prefix: 'dotnet',
      writtenBy: '.NET 5 or later',
      program: 'dotnet',
      texts: {
        10: [/remote party sent a TLS alert: '?UnexpectedMessage\b/i],
        20: [/remote party sent a TLS alert: '?BadRecordMac\b/i],
        21: [/remote party sent a TLS alert: '?DecryptionFailed\b/i],
        22: [/remote party sent a TLS alert: '?RecordOverflow\b/i],
        30: [/remote party sent a TLS alert: '?DecompressionFail\b/i],
        43: [/remote party sent a TLS alert: '?UnsupportedCert\b/i],
        44: [/remote party sent a TLS alert: '?CertificateRevoked\b/i],
        45: [/remote party sent a TLS alert: '?CertificateExpired\b/i],
        47: [/remote party sent a TLS alert: '?IllegalParameter\b/i],
        50: [/remote party sent a TLS alert: '?DecodeError\b/i],
        51: [/remote party sent a TLS alert: '?DecryptError\b/i],
        60: [/remote party sent a TLS alert: '?ExportRestriction\b/i],
        90: [/remote party sent a TLS alert: '?UserCanceled\b/i],
        100: [/remote party sent a TLS alert: '?NoRenegotiation\b/i],
        110: [/remote party sent a TLS alert: '?UnsupportedExt\b/i],
        40: [/remote party sent a TLS alert: '?HandshakeFailure/i],
        42: [/remote party sent a TLS alert: '?BadCertificate/i],
        46: [/remote party sent a TLS alert: '?CertificateUnknown/i],
        48: [/remote party sent a TLS alert: '?UnknownCA/i],
        49: [/remote party sent a TLS alert: '?AccessDenied/i],
        70: [/remote party sent a TLS alert: '?ProtocolVersion/i],
        71: [
          /remote party sent a TLS alert: '?InsuffientSecurity/i,
          /remote party sent a TLS alert: '?InsufficientSecurity/i,
        ],
        80: [/remote party sent a TLS alert: '?InternalError/i],
        112: [/remote party sent a TLS alert: '?UnrecognizedName/i],
        116: [/remote party sent a TLS alert: '?CertificateRequired/i],
      },
    }),
  ],
});
