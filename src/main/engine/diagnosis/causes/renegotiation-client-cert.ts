import { defineCause } from '../define-cause';
import { endedWithout, heldReasons } from '../derive/client-certificate';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { hintsAt, pastedPiece } from '../derive/pasted';
import { answer } from '../derive/told';

/** What programs write when a server asks for a second handshake: .NET 6+, Go, OpenSSL and rustls in their own words. */
const REFUSED_AGAIN =
  /remote party requested renegotiation|tls: no renegotiation|\bno_renegotiation\b|AllowRenegotiation|\bNO_RENEGOTIATION\b|renegotiation is not (?:allowed|supported)/i;
/** IIS writes this sub-status when a page wants a certificate (HTTP 403.7). */
const PAGE_WANTS = /\b403\.7\b|client certificate required/i;

const CANT_SEE =
  'This check sends no request for a page, and the second handshake comes only after one. So nothing that we measured can show it or rule it out.';

/** The server asks for a certificate in a second handshake, once it has read which page is wanted. */
export const cause = defineCause({
  id: 'renegotiation-client-cert',
  area: 'configuration',
  title: 'The server asks for a certificate only after it has read the request',
  ruledOut: 'A second handshake for a certificate is not the reason.',
  meaning:
    'Some servers first finish the handshake without a certificate, read which page is wanted, and then begin a second handshake (renegotiation) to ask your program for one. Many programs do not take part in that, for good reasons, and the connection hangs or ends. TLS 1.3 has no such second handshake at all.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether a page or a path wants a client certificate, and whether the server can ask for it at the beginning instead.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Let the binding ask at the beginning. Note the output of “netsh http show sslcert”, delete the binding, and add it again with the same hash, application id and clientcertnegotiation=enable.',
        'Set the whole site, not a folder of it, to require or accept a certificate.',
        'A .NET server that listens through HTTP.sys: ClientCertificateMethod.AllowRenegotiation, or better ask at the beginning.',
      ],
      undo: 'Add the binding again with clientcertnegotiation=disable and set the folder as before.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Move SSLVerifyClient from Location or Directory to the virtual host, so that it holds from the beginning. If only one path needs it, give that path a host name of its own.',
      ],
      undo: 'Move the line back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, HAProxy',
      steps: [
        'These ask at the beginning only. Behind them: look whether an IIS or Apache server at the back asks again, and let the front pass the certificate on in a header.',
      ],
      undo: 'Take the header out again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'SslClientAuthenticationOptions.AllowRenegotiation is true by default. Take out any line of the program that sets it to false.',
      ],
      undo: 'Put the former lines back into the program.',
    },
    {
      owner: 'program-vendor',
      stack: 'Go, Java, OpenSSL 3',
      steps: [
        'Go: tls.Config.Renegotiation = RenegotiateOnceAsClient. Java takes part by default in TLS 1.2. OpenSSL: do not set SSL_OP_NO_RENEGOTIATION. rustls can’t.',
        'Limit the program to TLS 1.2 for this server: in TLS 1.3 the second handshake does not exist.',
      ],
      undo: 'Take the change out of the program again.',
    },
  ],
  unseen:
    'We send no request, so the server’s second handshake never comes in this check. What we can see is whether it asks at the beginning, and whether it speaks a version that has such a thing.',
  sources: [
    'rustls/rustls#1999, envoyproxy/envoy#3551, Venafi/vcert#438',
    'dotnet/aspnetcore#23181, dotnet/docs#28372',
    'RFC 5246 §7.4.1.1 (HelloRequest), RFC 8446 §4.1.2',
  ],
  decides:
    'A request for the very page that fails, recorded with its handshake messages, decides it: a HelloRequest after the request, or the server’s setting “Negotiate Client Certificate”.',
  decidedBy: ['client-certificate'],
  needs: ['client-certificate', 'versions'],
  wants: [],
  examine({ versions, 'client-certificate': facts }, told) {
    const older = versions.spoken.filter((version) => version !== 'TLS 1.3');
    const piece = pastedPiece(told, REFUSED_AGAIN);
    if (facts.asked === true)
      return {
        verdict: 'ruled-out',
        because:
          'The server asks for a certificate at the beginning, so it needs no second handshake for it.',
      };
    if (versions.spoken.length > 0 && older.length === 0)
      return {
        verdict: 'ruled-out',
        because: 'The server speaks TLS 1.3 only, and that has no second handshake.',
      };
    if (piece !== null || hintsAt(told, 'renegotiation-client-cert', 1))
      return {
        verdict: facts.completed && !endedWithout(facts) ? 'likely' : 'possible',
        because: [
          toldBy(
            piece === null
              ? 'The text you pasted is one that programs write when a server begins a second handshake.'
              : `The text you pasted says “${piece}”: the server began a second handshake.`,
          ),
          ...(facts.completed && !endedWithout(facts)
            ? [
                compared(
                  'We completed a first handshake without a certificate, and the server did not mind. So what it wants, it wants later.',
                  [facts.attemptId],
                ),
              ]
            : []),
          measured(
            `The server speaks ${older.join(', ') || 'an older version'}, where a second handshake exists.`,
            versions.rungs.flatMap(({ result }) => (result.answered ? [result.attemptId] : [])),
          ),
          ...heldReasons(answer(told, 'client-certificate')),
          inferred(CANT_SEE),
        ],
        weight: 3,
      };
    const page = pastedPiece(told, PAGE_WANTS);
    if (page !== null)
      return {
        verdict: 'possible',
        because: [
          toldBy(`The text you pasted says “${page}”: a page wants a certificate.`),
          inferred(CANT_SEE),
        ],
      };
    return { verdict: 'unknown', why: CANT_SEE };
  },
});
