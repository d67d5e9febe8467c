import { esmtpScript } from './esmtp';
import type { Protocol } from './script';

/** SMTP (RFC 3207). 465 is secure from the first byte (RFC 8314 §3.3). */
export const protocol: Protocol = {
  spoken: 'SMTP',
  ports: [25, 587, 2525],
  start: () => esmtpScript('SMTP', 'EHLO'),
};
