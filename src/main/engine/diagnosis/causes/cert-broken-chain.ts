import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';
import { inferred } from '../derive/clip';

/** The presented chain contradicts itself: a signature that does not fit, an issuer that may not issue, bytes that can't be read. */
export const cause = defineCause({
  id: 'cert-broken-chain',
  area: 'certificate',
  title: 'The server’s certificates do not fit together',
  ruledOut: 'The certificates that the server showed do not contradict each other.',
  meaning:
    'The server shows several certificates, and they contradict each other: a signature is not from the certificate that should have made it, or one that may not issue others has done so. Often an old intermediate certificate was left in place when the server got a new one. Your program notices it and ends the connection; the server itself does not.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to install the certificate and its intermediates again, all from the same delivery.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Take the chain file that came with the present certificate, in this order: server first, then each issuer.',
        'Take old intermediate and root certificates out of it. “openssl crl2pkcs7 -nocrl -certfile FILE | openssl pkcs7 -print_certs -noout” lists what is in it: each issuer has to be the next subject.',
      ],
      undo: 'Put the former chain file back and reload.',
    },
    ...installFixes('the present certificate'),
    {
      owner: 'server-owner',
      stack: 'Windows (Schannel)',
      steps: [
        'Windows builds the chain from its stores. Delete the old intermediate from the computer’s Intermediate Certification Authorities (export it first), and restart the service.',
      ],
      undo: 'Import the exported certificate again.',
    },
  ],
  unseen:
    'A wrong order alone is forgiven by most programs; some refuse it. Which way your program builds its chain, we can’t see.',
  sources: ['RFC 5280 §6.1', 'RFC 5246 §7.4.2, RFC 8446 §4.4.2'],
  decides:
    'The signatures of the presented certificates decide it, each checked with the key of the one that should have issued it.',
  decidedBy: ['certificate', 'trust-path'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const sure = faultsOf(certificate, ['bad-signature', 'not-an-authority']);
    // What we can't read is our limit before it is the server's fault.
    if (sure.length === 0 && faultsOf(certificate, ['unreadable']).length > 0)
      return {
        verdict: 'unknown',
        why: 'Handrail could not read one of the certificates, so it can’t say whether they fit together.',
      };
    if (sure.length > 0)
      return judgeFault({
        certificate,
        told,
        codes: ['bad-signature', 'not-an-authority'],
        otherwise: '',
        weight: 2,
      });
    const order = judgeFault({
      certificate,
      told,
      codes: ['bad-signature', 'not-an-authority', 'wrong-order'],
      otherwise:
        certificate.chain.length === 1
          ? 'The server showed one certificate only.'
          : 'Each certificate is signed by the next one, in the right order.',
      also: [
        inferred(
          'Most programs sort the certificates themselves. RFC 8446 §4.4.2 lets them; older ones need not.',
        ),
      ],
    });
    return order.verdict === 'ruled-out' || order.verdict === 'unknown'
      ? order
      : {
          ...order,
          verdict: 'possible',
          title: 'The server sends its certificates in the wrong order, or one too many',
          weight: -5,
        };
  },
});
