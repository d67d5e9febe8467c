import { defineCause } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';

/** The presented chain contradicts itself: a signature that does not fit, an issuer that may not issue, bytes that can't be read. */
export const cause = defineCause({
  id: 'cert-broken-chain',
  area: 'certificate',
  title: 'The server’s certificates do not fit together',
  ruledOut: 'The server’s certificates fit together.',
  meaning:
    'The server shows several certificates, and they contradict each other: a signature is not from the certificate that should have made it, or one that may not issue others has done so, or one can’t be read. Often an old intermediate certificate was left in place when the server got a new one.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to install the certificate and its intermediates again, all from the same delivery.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Take the chain file that came with the present certificate, in this order: server first, then each issuer.',
        'Take old intermediate and root certificates out of it, reload the service, and check again.',
      ],
      undo: 'Put the former chain file back and reload.',
    },
  ],
  unseen: 'A wrong order alone is forgiven by most programs; some refuse it.',
  sources: ['RFC 5280 §6.1', 'RFC 5246 §7.4.2, RFC 8446 §4.4.2'],
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
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['bad-signature', 'not-an-authority', 'wrong-order'],
      otherwise: 'Each certificate is signed by the next one, in the right order.',
    });
    return verdict.verdict === 'confirmed' && sure.length === 0
      ? {
          ...verdict,
          verdict: 'possible',
          title: 'The server sends its certificates in the wrong order',
          weight: -5,
        }
      : verdict;
  },
});
