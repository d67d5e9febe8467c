/**
 * Causes that say "whatever we send, it ends like that". They step back behind one that has found a greeting of ours that is answered after a
 * single change.
 */
export const WHATEVER_WE_SEND: readonly string[] = [
  'closed-by-every-hello',
  'reset-at-once',
  'silent-after-hello',
  'refused-by-every-hello',
  'server-cert-key-missing',
  'listener-unhealthy',
  'backend-down-behind-lb',
  'ip-allowlist',
  'geo-or-reputation-block',
  'proxy-required',
];
