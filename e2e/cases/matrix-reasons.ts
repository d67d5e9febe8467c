/** Words that several cells share. */
const NOT_TOLD =
  'Nothing is known of the program, and up-to-date ones get along with this server: it is possible only.';
const PLAIN = 'That plain text answers is measured. Why it does is told by the page’s words alone.';
const SAME_CLOSE =
  'From a client a close looks the same whatever is behind it. What happened is named, the reason stands behind it.';
const OLD_SERVER =
  'That the server is old for everybody is measured. This computer’s rule is the other half of it.';
const OLD_PROGRAM =
  'The program has to change either way, and the greetings show that. When and by whom the old version was switched off is told by a date or by the owner.';
const NAME_READ =
  'That the certificate is made out to another name is read from its bytes. How one came to this machine is not.';

/** Why a peer that has one cause gets another headline: "cause of the peer > what was named" → the reason. A test holds that each is needed. */
export const MATRIX_REASONS: Readonly<Record<string, string>> = {
  'backend-down-behind-lb > closed-before-hello': SAME_CLOSE,
  'backend-down-behind-lb > closed-by-every-hello': SAME_CLOSE,
  'backend-down-behind-lb > plaintext-port': PLAIN,
  'captive-portal > plaintext-port': PLAIN,
  'cert-inspection-not-trusted > cert-untrusted-root':
    'The unknown issuer is measured. That its name is a product’s is only supposed, because nobody has seen that product’s certificates.',
  'cert-key-type-mismatch > nothing-wrong':
    'Which kinds of key a program takes is known only of a chosen one; without it this is possible only.',
  'cert-revocation-unreachable > nothing-wrong':
    'Most programs go on when nobody answers; only what the program said makes it more than possible.',
  'cipher-none-shared-old-windows > nothing-wrong': NOT_TOLD,
  'client-cert-issuer-list-truncated > client-cert-missing':
    'Where a list was cut can’t be seen. That a certificate is asked for and missing is measured.',
  'client-cert-missing > nothing-wrong': 'The server asks for a certificate and goes on without one.',
  'clienthello-too-large > nothing-wrong': NOT_TOLD,
  'concurrency-or-reuse-race > nothing-wrong':
    'Every connection of ours works. That the program loses kept ones at times is told, not measured.',
  'dh-params-unacceptable > nothing-wrong': NOT_TOLD,
  'dhe-leading-zero > nothing-wrong':
    'One connection in 256 fails in a part of the conversation that we do not take part in; the person’s words alone speak for it.',
  'ems-resumption-required > client-default-tls-too-old':
    'The text of the program fits both. That TLS 1.0 is refused is a measured pair; that sessions fail without the feature is known of Windows only.',
  'geo-or-reputation-block > plaintext-port': PLAIN,
  'group-none-shared > nothing-wrong': NOT_TOLD,
  'inspection-policy-block > cert-name-mismatch': NAME_READ,
  'inspection-policy-block > closed-by-every-hello': SAME_CLOSE,
  'inspection-policy-block > plaintext-port': PLAIN,
  'ip-allowlist > closed-before-hello': 'A list can’t be seen from outside, and nobody told of one.',
  'jdk-disabled-algorithms > server-max-tls-too-old': OLD_SERVER,
  'legacy-renegotiation-refused > could-not-tell':
    'Nothing is known of the program. Some of today, ours among them, end such a handshake themselves, and others go on.',
  'linux-crypto-policy > server-max-tls-too-old': OLD_SERVER,
  'listener-unhealthy > closed-before-hello': SAME_CLOSE,
  'listener-unhealthy > closed-by-every-hello': SAME_CLOSE,
  'mtu-blackhole > clienthello-too-large':
    'A long greeting that is met with silence fits both: a path that loses large packets, and a device that drops large greetings.',
  'packet-loss-or-unstable-link > unsteady': 'That it comes and goes is measured, where it gets lost is not.',
  'provider-retired-old-tls > client-default-tls-too-old': OLD_PROGRAM,
  'proxy-required > closed-by-every-hello':
    'No proxy was given, so the way through one could not be compared.',
  'server-cert-key-missing > closed-by-every-hello': SAME_CLOSE,
  'server-cert-key-missing > refused-by-every-hello':
    'An error signal does not say that a key is missing; only the server’s log does.',
  'server-min-version-policy > client-default-tls-too-old': OLD_PROGRAM,
  'sni-invalid > cert-name-mismatch': NAME_READ,
  'sni-required-by-firewall > nothing-wrong':
    'Our greeting carries a name and works. That the program sends none is not known.',
  'starttls-stripped > starttls-vs-implicit':
    'That the offer is missing is measured. Whether somebody took it out shows only where a mask is left, or from another place.',
  'tls13-error-after-handshake > client-cert-missing':
    'The missing certificate is what has to be mended; that the refusal comes late explains its odd look.',
  'tls13-error-after-handshake > could-not-tell':
    'A connection that is cut without a word does not say why; that it is cut after the handshake, each time, is said.',
  'waf-handshake-fingerprint > nothing-wrong': NOT_TOLD,
  'wrong-host-or-stale-dns > cert-name-mismatch': NAME_READ,
};
