import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { measured } from '../derive/clip';

/** A certificate is signed with an outdated method, or its key is too short. */
export const cause = defineCause({
  id: 'cert-weak-signature',
  area: 'certificate',
  title: 'The certificate uses an outdated signature or too short a key',
  ruledOut: 'The certificates are signed and keyed as is usual today.',
  meaning:
    'The certificate, or one above it, was made with a method that can be forged today (MD5, SHA-1) or with a key that is too short. Programs that are kept up to date refuse it and end the connection; the server itself does not mind. Older programs still take it, so it may have worked until an update.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a new certificate, signed with SHA-256 and with an RSA key of 2048 bits or an elliptic-curve key of 256.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Make a new key (RSA 2048 bits or more, or P-256), and have the certificate issued again, signed with SHA-256.',
      ],
      undo: 'Install the former certificate again.',
    },
    {
      owner: 'server-owner',
      stack: 'SQL Server 2016 or older',
      steps: [
        'The certificate it makes for itself is signed with SHA-1. Install one from an authority, and choose it in SQL Server Configuration Manager.',
      ],
      undo: 'Take the choice out again, and restart the service.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3 (Linux), as a stop-gap',
      steps: [
        'For this one program, lower the level: CipherString = DEFAULT@SECLEVEL=1 in a configuration file of its own, named in OPENSSL_CONF.',
      ],
      undo: 'Leave OPENSSL_CONF out again. The lower level makes the program’s connections less safe.',
    },
    {
      owner: 'it-desk',
      stack: 'Java, as a stop-gap',
      steps: [
        'Give the program a file of its own with -Djava.security.properties=FILE, in which jdk.certpath.disabledAlgorithms lacks the method in question.',
      ],
      undo: 'Leave the option out again. It makes the program’s connections less safe.',
    },
    ...installFixes('the new certificate'),
  ],
  unseen: 'We judge by what is usual today. Where your program draws the line, we can’t see.',
  sources: [
    'limilabs.com: AuthenticationException',
    'laradock/laradock#2698',
    'RFC 8446 §4.2.3 (SHA-1), RFC 9155',
  ],
  decides:
    'The method and the key size that stand in the certificate decide it; they were read from its bytes. Whether your program minds, its own error text says.',
  decidedBy: ['certificate'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const leaf = certificate.chain[0];
    const key = leaf
      ? `The server’s certificate has an ${printable(leaf.keyType, 40).toUpperCase()} key of ${leaf.keyBits} bits and is signed with ${printable(leaf.signatureAlgorithm, 80)}.`
      : '';
    return judgeFault({
      certificate,
      told,
      codes: ['weak-signature', 'weak-key'],
      otherwise: key || 'No weak method was found.',
      also: key === '' ? [] : [measured(key, [certificate.attemptId])],
      weight: 1,
    });
  },
});
