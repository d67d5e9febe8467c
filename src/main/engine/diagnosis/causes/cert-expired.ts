import { spokenDate, spokenMoment } from '../../../../shared/words/dates';
import { defineCause } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';

/** A certificate in the presented chain is past its end date. */
export const cause = defineCause({
  id: 'cert-expired',
  area: 'certificate',
  title: 'The server’s certificate has run out',
  ruledOut: 'No certificate of the server has run out.',
  meaning:
    'A server shows a certificate to prove who it is. It is good until a date, like a passport, and that date has passed. Careful programs refuse the server until it has a new one. Nothing on this computer needs to change.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to renew the certificate and to install it on every computer behind this name. Give them the date above.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'Windows Server / IIS',
      steps: [
        'Renew the certificate and import it with its private key into the computer’s Personal store.',
        'Choose it in the site’s https binding. Then look with “netsh http show sslcert” whether the binding of the address and port shows the new one as well.',
        'Restart services that keep the old certificate in memory.',
      ],
      undo: 'Choose the former certificate in the binding again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache or HAProxy',
      steps: [
        'Put the new certificate, followed by its intermediate certificates, into the configured file.',
        'Check the configuration (nginx -t, apachectl configtest, haproxy -c) and reload the service. A renewed file alone is not enough: a running service keeps the old one.',
        'If renewal is automatic, find out why it did not run, and let it reload the service.',
      ],
      undo: 'Put the former file back and reload.',
    },
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare this computer’s date and time with a phone. If they are wrong, switch on automatic time, and check again.',
      ],
      undo: 'Switch automatic time off again.',
    },
  ],
  unseen:
    'We saw the certificate that this one server showed. Other servers behind the same name may show another. We can’t see whether your program checks dates.',
  sources: [
    'irohastack.com: TLS certificate failures, IIS bindings',
    'jstedfast/MailKit FAQ: SslHandshakeException',
    'RFC 5280 §4.1.2.5',
  ],
  needs: ['certificate'],
  wants: ['this-computer'],
  examine(shown, told) {
    const { certificate } = shown;
    const [fault] = faultsOf(certificate, ['expired']);
    const bad = fault === undefined ? undefined : certificate.chain[fault.index];
    const whose = fault?.index === 0 ? 'The server’s certificate' : 'A certificate in the server’s chain';
    return judgeFault({
      certificate,
      told,
      codes: ['expired'],
      otherwise: `Every certificate that the server showed is still good on ${spokenDate(certificate.checkedAt)}.`,
      ...(bad ? { title: `${whose} ran out on ${spokenDate(bad.notAfter)}` } : {}),
      also: [
        `By this computer’s clock it is ${spokenMoment(certificate.checkedAt)}. If that clock is wrong, this finding is wrong as well.`,
      ],
      weight: 4,
    });
  },
});
