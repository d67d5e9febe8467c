import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { isSqlServer, noDatabase } from '../derive/database';
import { answer, claimsCertificateRefused, claimsPeerAct } from '../derive/told';

/** The name that SQL Server writes into the certificate that it makes for itself when nobody gave it one. */
const BUILT_IN = /\bSSL_Self_Signed_Fallback\b/i;

const updated = (told: Told) =>
  answer(told, 'changed') === 'update'
    ? [toldBy('You told us that it worked until an update. Newer drivers check what older ones let pass.')]
    : [];

/** A newer driver insists on encryption and on a certificate that it can check; the database shows one that nobody can check. */
export const cause = defineCause({
  id: 'sql-encrypt-default',
  area: 'configuration',
  title: 'The database driver checks a certificate that nobody can check',
  ruledOut: 'The certificate check of newer database drivers is not the reason.',
  meaning:
    'SQL Server makes a certificate for itself when nobody gives it one. Older drivers did not ask for it to be checked. Newer ones encrypt by default and check it (Microsoft.Data.SqlClient from 4.0, ODBC from 18, OLE DB from 19, JDBC from 10.2). They refuse such a certificate, although nothing has changed at the server.',
  owner: 'server-owner',
  nextStep:
    'Ask the database’s owner to give SQL Server a certificate from an authority that your computers trust, with the name that you connect to. Until then the program can be told to trust the server as it is.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'SQL Server',
      steps: [
        'Get a certificate for the server’s full name, from an authority that the connecting computers trust, with the purpose “server authentication”. Import it with its key into the computer’s Personal store.',
        'Let the service’s account read the key (Manage private keys), and choose the certificate in SQL Server Configuration Manager: Protocols, Properties, Certificate.',
        'Restart the SQL Server service.',
      ],
      undo: 'Clear the choice in SQL Server Configuration Manager and restart the service.',
    },
    {
      owner: 'this-computer',
      stack: '.NET (Microsoft.Data.SqlClient), ODBC, OLE DB',
      steps: [
        'Connect to the full name that stands in the certificate, not to a short name, an alias or a number. If they can’t be the same, name it: HostNameInCertificate=… (SqlClient 5 and later).',
        'Stop-gap: add “TrustServerCertificate=true” to the connection string. The connection stays encrypted, and nobody checks who is at the other end.',
      ],
      undo: 'Take the words out of the connection string again.',
    },
    {
      owner: 'this-computer',
      stack: 'Java (Microsoft JDBC driver)',
      steps: [
        'Import the issuer’s certificate into the program’s trust store (keytool -importcert), or set trustStore in the connection string.',
        'Stop-gap: “trustServerCertificate=true” in the connection string.',
      ],
      undo: 'Delete the entry from the trust store; take the words out of the connection string.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET (Entity Framework Core 7 and later)',
      steps: [
        'It brought the newer driver with it. Write Encrypt and TrustServerCertificate into the connection string, so that the next update changes nothing unseen.',
      ],
      undo: 'Take the two words out again.',
    },
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'If the database’s certificate comes from your own authority, hand that root certificate to all computers (group policy, “Trusted Root Certification Authorities”).',
      ],
      undo: 'Take the certificate out of the policy.',
    },
  ],
  unseen:
    'Which driver your program uses, and whether it checks the certificate, can’t be seen from here. Its version and its connection string would tell.',
  sources: [
    'dotnet/SqlClient#1394 and wiki (Troubleshooting)',
    'Particular Software: SQL persistence, troubleshooting (Encrypt in Microsoft.Data.SqlClient 4)',
    'microsoft/CSS_SQL_Networking_Tools: Certificate Validation Failure',
  ],
  decides:
    'One try with “TrustServerCertificate=true” in the connection string decides it: if that works, the certificate was the reason. Take it out again afterwards.',
  decidedBy: ['certificate'],
  explains: ['cert-self-signed', 'cert-untrusted-root', 'cert-name-mismatch', 'cert-weak-signature'],
  needs: ['hello'],
  wants: ['starttls', 'certificate'],
  examine({ hello, starttls, certificate }, told) {
    if (!isSqlServer(starttls)) return noDatabase(told, starttls, hello.base, certificate !== undefined);
    if (certificate === undefined)
      return starttls.offered
        ? { verdict: 'unknown', why: 'The database server’s certificate could not be read.' }
        : {
            verdict: 'ruled-out',
            because: 'This database server offers no encryption, so it shows no certificate.',
          };
    const { verdict, chain, attemptId } = certificate;
    const leaf = chain[0];
    if (leaf === undefined || verdict.faults.length === 0)
      return {
        verdict: 'ruled-out',
        because: 'The database server’s certificate passes every check of ours.',
      };
    const subject = printable(leaf.subject, 200);
    const builtIn = BUILT_IN.test(leaf.subject);
    const shows = measured(
      builtIn
        ? `The database server shows the certificate that SQL Server makes for itself: “${subject}”.`
        : `The database server’s certificate “${subject}” does not pass: ${printable(verdict.faults[0]?.text ?? '', 240)}`,
      [attemptId],
    );
    const refused = claimsCertificateRefused(told)
      ? [
          compared(
            'Your error text says that the program refused the certificate, and a careful program refuses this one.',
          ),
        ]
      : [];
    const because = [shows, ...refused, ...updated(told)];
    if (claimsPeerAct(told))
      return {
        verdict: 'possible',
        because,
        against: [
          'Your error text says that the server ended the connection. A refused certificate is the program’s own doing.',
        ],
      };
    if (builtIn)
      return {
        verdict: 'confirmed',
        because: [
          ...because,
          inferred(
            'No computer can check that certificate: it vouches for itself, and it is made anew at each start.',
          ),
        ],
        title:
          'The database server shows the certificate that it made for itself, and newer drivers refuse it',
        weight: 8,
      };
    return because.length > 1 ? { verdict: 'likely', because, weight: 6 } : { verdict: 'possible', because };
  },
});
