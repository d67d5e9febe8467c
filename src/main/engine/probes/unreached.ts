import type { Seen } from './define-probe';

/** So many addresses of a name are tried, by every question that looks at more than one; what comes behind them is not. */
export const MAX_ADDRESSES = 5;

/** Why nothing could be sent to the server: nobody accepted, or a proxy let nothing through, which says nothing of the server's addresses. */
export const whyUnreached = ({ reach }: Seen): string =>
  reach !== undefined &&
  reach.addresses.length > 0 &&
  reach.addresses.every(({ outcome }) => outcome.kind === 'proxy')
    ? 'Through the proxy no address was reached.'
    : 'No address accepted a connection.';
