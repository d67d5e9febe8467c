import { defineMessages } from '../define-messages';
import { RANKS } from '../ranks';

const inside =
  'From outside, the check sees only the first part of it: a database connection sets up TLS inside its own language (TDS).';

/** The texts of SqlClient, Microsoft's database driver for .NET. */
export const messages = defineMessages({
  stack: 'SQL Server client',
  source: 'dotnet/SqlClient Strings.resx and wiki (Troubleshooting); dotnet/SqlClient#776, #1394, #2242',
  texts: [
    {
      id: 'sqlclient.pre-login',
      match: [/error occurred during the (pre-login|login process|pre-login handshake)/i],
      proves: `The database answered, and then the setting-up of the secure connection failed. ${inside}`,
      writtenBy: 'a program that uses SqlClient',
      event: 'nothing-certain',
      program: 'database',
      ranks: [
        'sql-server-no-tls12',
        'linux-crypto-policy',
        'server-max-tls-too-old',
        'client-default-tls-too-old',
        'client-schannel-policy',
        'dhe-leading-zero',
        'unsteady',
      ],
    },
    {
      id: 'sqlclient.error-31',
      match: [/error: ?31 ?- ?Encryption ?\(ssl\/tls\) handshake failed/i],
      proves: `The secure connection to the database could not be set up. This number has several causes, so it does not name one. ${inside}`,
      writtenBy: 'SqlClient with its managed network part (Linux, macOS, or switched on)',
      event: 'nothing-certain',
      program: 'database',
      ranks: ['linux-crypto-policy', 'sql-server-no-tls12', 'server-max-tls-too-old', 'sql-encrypt-default'],
    },
    {
      id: 'sqlclient.error-35',
      match: [/error: ?35 ?- ?An internal exception was caught/i],
      proves: `The driver met an error of its own while it set up the connection. The inner error says which. ${inside}`,
      writtenBy: 'SqlClient with its managed network part (Linux, macOS, or switched on)',
      event: 'nothing-certain',
      program: 'database',
      ranks: ['client-schannel-policy', 'server-max-tls-too-old'],
    },
    {
      id: 'sqlclient.error-18',
      match: [/error: ?18 ?- ?Connection has been closed by peer/i],
      proves: `The database closed the connection while it was being set up. ${inside}`,
      writtenBy: 'SqlClient with its managed network part (Linux, macOS, or switched on)',
      event: 'fin',
      program: 'database',
      ranks: RANKS.closed,
    },
    {
      id: 'sqlclient.error-21',
      match: [/error: ?21 ?- ?Encryption is enforced but there is no valid certificate/i],
      proves: 'The database server has to encrypt and has no certificate that it can use.',
      writtenBy: 'SqlClient',
      event: 'nothing-certain',
      program: 'database',
      ranks: ['closed-by-every-hello', 'you-are-the-server'],
    },
    {
      id: 'sqlclient.untrusted',
      match: [/The certificate chain was issued by an authority that is not trusted/i],
      proves:
        'Your program got the database server’s certificate and refused it, because it does not trust its issuer. Newer drivers check this by themselves.',
      writtenBy: 'SqlClient, or another program on Windows',
      event: 'certificate-rejected-here',
      program: 'database',
      ranks: [
        'sql-encrypt-default',
        'cert-self-signed',
        'cert-untrusted-root',
        'cert-missing-intermediate',
        'cert-inspection-not-trusted',
      ],
    },
    {
      id: 'sqlclient.ssl-provider-0',
      match: [/provider: (SSL|TCP) Provider, error: 0/i],
      proves: `The connection to the database ended while TLS was being set up. ${inside}`,
      writtenBy: 'SqlClient on Windows',
      event: 'nothing-certain',
      wrapper: true,
      program: 'database',
      ranks: [],
    },
    {
      id: 'sqlclient.timeout',
      match: [/Connection Timeout Expired[^.]{0,80}pre-login handshake/i],
      proves: 'Nothing came back from the database in time.',
      writtenBy: 'a program that uses SqlClient',
      event: 'silence',
      program: 'database',
      ranks: ['tcp-no-answer', 'silent-after-hello', 'unsteady'],
    },
  ],
});
