import { daysBetween, spokenDate } from '../../../../shared/words/dates';
import { defineCause } from '../define-cause';
import { clockFixes, installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';
import { inferred } from '../derive/clip';
import { clockReason, doubtedBy, goodByAnother, isOff, isValidAt, trueTime } from '../derive/true-time';

/** A certificate in the presented chain begins in the future, by this computer's clock. */
export const cause = defineCause({
  id: 'cert-not-yet-valid',
  area: 'certificate',
  title: 'The server’s certificate is not valid yet',
  ruledOut: 'Every certificate of the server has begun to be valid.',
  meaning:
    'The server’s certificate becomes valid only on a later date, so careful programs refuse it today: it is your program that ends the connection, not the server. There are two ways to this. The certificate was put in too early. Or the clock of this computer is behind, and then every secure connection is in trouble.',
  owner: 'server-owner',
  nextStep:
    'Compare this computer’s date and time with a phone first. If they are right, ask the server’s owner to go back to the former certificate until the new one begins.',
  fix: [
    ...clockFixes(),
    ...installFixes('the former certificate if it is still good, or one with a start date in the past'),
  ],
  unseen:
    'The time zone and the date in the certificate say nothing of why it begins later: a certificate put in too early and an issuer whose clock is ahead look the same.',
  sources: [
    'chromium/chromium net_error_list.h: ERR_CERT_DATE_INVALID names a wrong clock as one reason',
    'RFC 5280 §4.1.2.5',
  ],
  decides:
    'A clock that is known to be right decides it: if the certificate is still not valid by that clock, it was put in too early.',
  decidedBy: ['certificate', 'clock'],
  needs: ['certificate'],
  wants: ['clock'],
  examine({ certificate, clock }, told) {
    const early = faultsOf(certificate, ['not-yet-valid']);
    const bad = early.map(({ index }) => certificate.chain[index]);
    const time = trueTime(certificate, clock);
    if (early.length > 0 && time !== null && isOff(clock) && bad.every((one) => one && isValidAt(one, time)))
      return {
        verdict: 'ruled-out',
        because: 'It has not begun by this computer’s clock only, and that clock is wrong.',
      };
    const [first] = bad;
    const days = first === undefined ? null : daysBetween(certificate.checkedAt, first.notBefore);
    const unchecked = clock === undefined || clock.offsetSeconds === null;
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['not-yet-valid'],
      otherwise: `Every certificate that the server showed had begun on ${spokenDate(certificate.checkedAt)}.`,
      ...(first
        ? { title: `The server’s certificate is valid only from ${spokenDate(first.notBefore)} on` }
        : {}),
      also: [
        clockReason(certificate, clock),
        ...(unchecked ? [inferred('The clock is the second suspect.')] : []),
        ...(unchecked && days !== null && days > 366
          ? [
              inferred(
                'The start is more than a year away, which is rare for a real certificate: look at the clock first.',
              ),
            ]
          : []),
      ],
      weight: 4,
    });
    return doubtedBy(verdict, goodByAnother(certificate, clock, bad), certificate);
  },
});
