import { defineMessages } from '../define-messages';
import { RANKS } from '../ranks';

/** What .NET says when it refuses the server's certificate itself. */
export const messages = defineMessages({
  stack: '.NET',
  source:
    'microsoft/referencesource System.txt; dotnet/runtime Strings.resx (System.Net.Security) and X509ChainStatusFlags',
  texts: [
    {
      id: 'dotnet.trust-relationship',
      match: [/Could not establish trust relationship for the SSL\/TLS secure channel/i],
      proves: 'Your program got the server’s certificate and refused it.',
      writtenBy: '.NET Framework (a web request)',
      event: 'certificate-rejected-here',
      program: 'dotnet-framework',
      ranks: RANKS.anyCertificate,
    },
    {
      id: 'dotnet.certificate-invalid',
      match: [
        /The remote certificate is invalid (according to the validation procedure|because of errors in the certificate chain)/i,
      ],
      proves: 'Your program got the server’s certificate and refused it.',
      writtenBy: '.NET',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.anyCertificate,
    },
    {
      id: 'dotnet.name-mismatch',
      match: [/\bRemoteCertificateNameMismatch\b/i],
      proves: 'Your program refused the server’s certificate because it is made out to another name.',
      writtenBy: '.NET',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.name,
    },
    {
      id: 'dotnet.partial-chain',
      match: [/\bPartialChain\b/],
      proves: 'Your program refused the certificate because a link between it and a trusted root is missing.',
      writtenBy: '.NET 5 or later',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.incomplete,
    },
    {
      id: 'dotnet.untrusted-root',
      match: [/\bUntrustedRoot\b/],
      proves:
        'Your program refused the certificate because its chain ends in a root certificate that it does not trust.',
      writtenBy: '.NET 5 or later',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.untrusted,
    },
    {
      id: 'dotnet.not-time-valid',
      match: [/\bNotTimeValid\b/],
      proves: 'Your program refused the certificate because of its dates.',
      writtenBy: '.NET 5 or later',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.dates,
    },
    {
      id: 'dotnet.chain-errors',
      match: [/\bRemoteCertificateChainErrors\b/i],
      proves:
        'Your program could not follow the server’s certificate up to a root that it trusts, or something in that chain is not in order.',
      writtenBy: '.NET',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.anyCertificate,
    },
    {
      id: 'dotnet.certificate-missing',
      match: [/\bRemoteCertificateNotAvailable\b/i],
      proves: 'The other side showed no certificate at all.',
      writtenBy: '.NET',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.clientCertificate,
    },
    {
      id: 'dotnet.revocation',
      match: [/\b(RevocationStatusUnknown|OfflineRevocation)\b/],
      proves:
        'Your program could not find out whether the certificate has been withdrawn, and refused it for that.',
      writtenBy: '.NET',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.revocation,
    },
    {
      id: 'dotnet.revoked',
      match: [/X509ChainStatusFlags\.Revoked|errors in the certificate chain: [^.]{0,80}\bRevoked\b/i],
      proves: 'Your program found that the certificate has been withdrawn (revoked).',
      writtenBy: '.NET 5 or later',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.revoked,
    },
    {
      id: 'dotnet.own-check',
      match: [/The remote certificate was rejected by the provided RemoteCertificateValidationCallback/i],
      proves: 'The program’s own code looked at the certificate and refused it.',
      writtenBy: '.NET 5 or later',
      event: 'certificate-rejected-here',
      program: 'dotnet',
      ranks: RANKS.anyCertificate,
    },
  ],
});
