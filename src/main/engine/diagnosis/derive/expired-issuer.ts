import type { Fix } from '../../../../shared/model/finding';
import type { Verdict } from '../define-cause';
import { clockFixes } from './certificate-fixes';

/** Sources as in certificate-fixes; that Windows builds the chain itself from the computer's stores: Microsoft, Schannel SSP. */
const FIX: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'any',
    steps: [
      'Fetch the issuer’s current certificate from its website, or ask the issuer for it. It has the same name and the same key as the one that ran out, and a later end.',
      'If the issuer has none with the same key, let it issue the server’s certificate again: the new one comes with its chain.',
    ],
    undo: 'Put the former certificate back.',
  },
  {
    owner: 'server-owner',
    stack: 'nginx',
    steps: [
      'In the file of ssl_certificate let the server’s own certificate stay first, and put the issuer’s current certificate in place of the one that ran out.',
      'Run “nginx -t”, then “nginx -s reload”. A renewed file alone is not enough: a running service keeps the old one.',
    ],
    undo: 'Put the former files back, run “nginx -t” and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'Apache',
    steps: [
      'Put the issuer’s current certificate in place of the one that ran out: in SSLCertificateFile behind the server’s own (before 2.4.8 in SSLCertificateChainFile).',
      'Run “apachectl configtest”, then “apachectl graceful”.',
    ],
    undo: 'Put the former files back and run “apachectl graceful”.',
  },
  {
    owner: 'server-owner',
    stack: 'HAProxy',
    steps: [
      'In the one file that “crt” on the bind line names, put the issuer’s current certificate in place of the one that ran out. The server’s own certificate and its key stay.',
      'Check with “haproxy -c -f” and the configuration file, then reload.',
    ],
    undo: 'Put the former file back and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'IIS / http.sys',
    steps: [
      'Import the issuer’s current certificate into Intermediate Certification Authorities of the computer, and delete the one that ran out there. Windows builds the chain from there by itself.',
      'Start the server again.',
    ],
    undo: 'Put the former certificate back.',
  },
  {
    owner: 'server-owner',
    stack: 'Java',
    steps: [
      'Put the server’s own certificate and the issuer’s current one into one file, the own one first. “keytool -importcert” it under the alias that holds the key, and restart.',
    ],
    undo: 'Go back to the former file or keystore and restart.',
  },
  {
    owner: 'server-owner',
    stack: 'Automatic renewal (ACME, certbot, win-acme)',
    steps: [
      'Let the server use the file that each renewal writes with the whole chain (certbot: fullchain.pem), and not a chain file of its own. “certbot renew --force-renewal” writes it anew.',
    ],
    undo: 'Put the former chain file back and reload.',
  },
  ...clockFixes(),
];

/** What cert-expired says where the server's own certificate is good and one above it has run out: another thing is to be put in place. */
export const EXPIRED_ISSUER = {
  meaning:
    'A server shows its own certificate, and sends those of its issuers along with it (the chain). Each is good until a date. The server’s own is still good; one of its issuers’ has run out. Careful programs refuse the server until it sends the issuer’s current one: it is your program that ends the connection, not the server. Nothing on this computer needs to change.',
  nextStep:
    'Ask the server’s owner to put the issuer’s current certificate in place of the one that ran out, in the chain file of every computer behind this name. The server’s own certificate can stay. Give them the date above.',
  fix: FIX,
} as const satisfies Pick<Extract<Verdict, { readonly title?: string }>, 'meaning' | 'nextStep' | 'fix'>;
