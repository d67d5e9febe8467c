import { daysBetween, spokenDate, spokenMoment } from '../../../../shared/words/dates';
import { defineCause } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';

/** A certificate in the presented chain begins in the future, by this computer's clock. */
export const cause = defineCause({
  id: 'cert-not-yet-valid',
  area: 'certificate',
  title: 'The server’s certificate is not valid yet',
  ruledOut: 'Every certificate of the server has begun to be valid.',
  meaning:
    'The server’s certificate becomes valid only on a later date, so careful programs refuse it today. There are two ways to this. The certificate was put in too early. Or the clock of this computer is behind, and then every secure connection is in trouble.',
  owner: 'server-owner',
  nextStep:
    'Compare this computer’s date and time with a phone first. If they are right, ask the server’s owner to go back to the former certificate until the new one begins.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'Windows',
      steps: [
        'Open Settings, Time and language, and switch on “Set time automatically”.',
        'Or run “w32tm /resync” in a command window as an administrator.',
      ],
      undo: 'Switch automatic time off again.',
    },
    {
      owner: 'this-computer',
      stack: 'macOS and Linux',
      steps: [
        'Switch on automatic date and time in the system settings (on Linux also: timedatectl set-ntp true).',
      ],
      undo: 'Switch it off again (timedatectl set-ntp false).',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Install the former certificate again, if it is still valid, until the new one begins.',
        'Or have the certificate issued again with a start date in the past.',
      ],
      undo: 'Install the certificate that was there before.',
    },
  ],
  unseen:
    'We have no other clock to compare with from here, so we can’t tell a wrong clock from a certificate put in too early.',
  sources: [
    'chromium/chromium net_error_list.h: ERR_CERT_DATE_INVALID names a wrong clock as one reason',
    'RFC 5280 §4.1.2.5',
  ],
  needs: ['certificate'],
  wants: ['this-computer'],
  examine(shown, told) {
    const { certificate } = shown;
    const [fault] = faultsOf(certificate, ['not-yet-valid']);
    const bad = fault === undefined ? undefined : certificate.chain[fault.index];
    const days = bad === undefined ? null : daysBetween(certificate.checkedAt, bad.notBefore);
    return judgeFault({
      certificate,
      told,
      codes: ['not-yet-valid'],
      otherwise: `Every certificate that the server showed had begun on ${spokenDate(certificate.checkedAt)}.`,
      ...(bad
        ? { title: `The server’s certificate is valid only from ${spokenDate(bad.notBefore)} on` }
        : {}),
      also: [
        `By this computer’s clock it is ${spokenMoment(certificate.checkedAt)}. The clock is the second suspect.`,
        ...(days !== null && days > 366
          ? [
              'The start is more than a year away, which is rare for a real certificate: look at the clock first.',
            ]
          : []),
      ],
      weight: 4,
    });
  },
});
