import { esmtpScript } from './esmtp';
import type { Protocol } from './script';

/** LMTP (RFC 2033): SMTP's way between the mail servers of one house. */
export const protocol: Protocol = {
  spoken: 'LMTP',
  ports: [24],
  start: () => esmtpScript('LMTP', 'LHLO'),
};
