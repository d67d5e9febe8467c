import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { isNameConstraint } from '../derive/chain';
import { clip, inferred, listed, measured } from '../derive/clip';

/** An authority in the chain is limited to certain names, and the server's name is outside of them. */
export const cause = defineCause({
  id: 'cert-name-constraints',
  area: 'certificate',
  title: 'The authority may not issue certificates for this name',
  ruledOut: 'No authority that we saw in the chain is limited to other names.',
  meaning:
    'An authority’s own certificate can say for which names it may issue others (name constraints), for example only for the names of one organisation. This server’s certificate holds a name outside of that. Programs that keep to the rule refuse it and end the connection; older ones do not look and connect.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to have the certificate issued with permitted names only, or by an authority that may issue for this name.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Look into the authority’s certificate for the permitted and excluded names: “openssl x509 -noout -ext nameConstraints -in FILE”.',
        'Have the certificate issued again. Every name in it counts, not only the one that was asked for, so take the names out that are not permitted.',
      ],
      undo: 'Install the former certificate again.',
    },
    {
      owner: 'server-owner',
      stack: 'An authority of your own (Windows certificate services, OpenSSL 3)',
      steps: [
        'If the name ought to be permitted: have the issuing authority’s certificate renewed with the wider constraint (CAPolicy.inf [NameConstraintsExtension], or nameConstraints in the OpenSSL section), and hand it out.',
      ],
      undo: 'Go back to the authority’s former certificate.',
    },
    ...installFixes('the certificate with permitted names'),
  ],
  unseen:
    'Limits that stand in a root of this computer’s store and not in the chain are seen only when that root was read. Older programs do not look at them.',
  sources: ['RFC 5280 §4.2.1.10', 'chromium/chromium net_error_list.h: ERR_CERT_NAME_CONSTRAINT_VIOLATION'],
  decides:
    'The limits in the authority’s certificate, held against every name in the server’s, decide it; both were read from their bytes.',
  decidedBy: ['certificate'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const names = certificate.chain[0]?.names.slice(0, 8).map((name) => printable(name, 80)) ?? [];
    return judgeFault({
      certificate,
      told,
      codes: ['wrong-usage'],
      only: isNameConstraint,
      otherwise: 'Every authority in the chain may issue certificates for the names in it.',
      also: [
        ...(names.length === 0
          ? []
          : [
              measured(clip(`The names in the server’s certificate: ${listed(names)}.`, 600), [
                certificate.attemptId,
              ]),
            ]),
        inferred('Programs of before about 2015 mostly do not look at such limits.'),
      ],
      weight: 2,
    });
  },
});
