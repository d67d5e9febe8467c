import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { alertCode, attemptsOf } from '../derive/ends';
import { allEnd, everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import { hellosTable } from '../derive/tables';

const UNRECOGNIZED_NAME = 112;

/** The server answers every greeting with an alert: it is alive, and it finds nothing in common with us. */
export const cause = defineCause({
  id: 'refused-by-every-hello',
  area: 'protocol',
  title: 'The server refuses every greeting with an error signal',
  ruledOut: 'The server does not refuse every greeting with an error signal.',
  meaning:
    'The server is there and speaks TLS, and it answers every greeting of ours with an error signal (alert), whichever version or name we offer. Most often the two sides have no encryption method in common, or the server lacks a certificate that works. So the way to it is open.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to look into the server’s log at the time of this check: it names the reason for the alert.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Look into the error log at the time of the check (error_log … info). Compare ssl_protocols, ssl_ciphers and ssl_ecdh_curve with the kind of the certificate’s key, RSA or elliptic curve.',
        'Allow ECDHE with AES-GCM for that kind of key, and the curves X25519 and P-256. Look for “ssl_reject_handshake on”. Reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Compare SSLProtocol and SSLCipherSuite, or “ciphers”, “ciphersuites”, “curves” and “ssl-min-ver” of the bind line, with the kind of the certificate’s key. Reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys, Windows (Schannel)',
      steps: [
        'Look for the Schannel events 36874 (no method in common), 36870 (no access to the key) and 36888 in the System log.',
        'Give back the default order of methods (group policy “SSL Cipher Suite Order”), and see that the certificate has its private key.',
      ],
      undo: 'Set the former order again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java (Tomcat, Jetty)',
      steps: [
        'See that the key store holds a private key of a kind that the allowed methods want (an alias with PrivateKeyEntry). “handshake_failure” for everybody mostly means that none was found.',
        'Look into the log with -Djavax.net.debug=ssl:handshake at the time of a try.',
      ],
      undo: 'Take the option out again.',
    },
    {
      owner: 'server-owner',
      stack: 'OpenSSL 3',
      steps: [
        'Look whether SECLEVEL or MinProtocol in openssl.cnf rules out the certificate’s own key or signature: then nothing is left to agree on.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'See that the name has a certificate there that was issued, and compare the security policy (minimum version, methods) with what the programs speak that connect. Without a certificate every greeting is refused.',
      ],
      undo: 'Set the former policy again.',
    },
  ],
  unseen:
    'We offered what up-to-date programs offer, and did not try every method one by one. A program with other methods may get through.',
  sources: [
    'Microsoft: Schannel events (detection wiki)',
    'dotnet/runtime#55764, minio/minio#5834',
    'lab: nginx 1.22, HAProxy 2.6, Apache 2.4 send alert 40',
  ],
  decides:
    'The server’s log at the time of this check decides it. From outside, the full lists of methods and curves come nearest.',
  decidedBy: ['suites', 'groups'],
  needs: ['hello', 'versions'],
  wants: ['server-name', 'reach', ...OTHER_GREETINGS],
  examine(shown, told, attempts) {
    const results = telling(everyHello(shown));
    const code = alertCode(shown.hello.base.outcome);
    if (results.some((result) => result.answered))
      return { verdict: 'ruled-out', because: 'At least one of our greetings was answered.' };
    if (!allEnd(results, (outcome) => outcome.kind === 'alert'))
      return { verdict: 'ruled-out', because: 'The greetings did not all end with an error signal.' };
    if (code === UNRECOGNIZED_NAME && told.asked.target.serverName === null)
      return {
        verdict: 'possible',
        because: [
          compared('The error signal speaks of the server name, and none was given.', attemptsOf(results)),
        ],
      };
    if (shown.hello.base.outcome.kind === 'alert' && shown.hello.base.outcome.level === 'warning')
      return {
        verdict: 'possible',
        title: 'The server answers every greeting with warnings and nothing more',
        because: [
          // RFC 5246 §7.2: after a warning the conversation may go on, so it is no refusal by itself.
          measured(
            `All ${results.length} greetings brought warnings only (alert: ${shown.hello.base.outcome.name.replaceAll('_', ' ')}). A warning is no refusal, and no answer either.`,
            attemptsOf(results),
          ),
        ],
      };
    const details = [
      hellosTable(
        'Every greeting and its answer',
        results,
        (result) => attempts.get(result.attemptId)?.purpose ?? result.attemptId,
      ),
    ];
    const because = [
      measured(
        `All ${results.length} greetings, of different versions and names, were refused with an error signal (alert).`,
        attemptsOf(results),
      ),
      ...(shown.hello.base.outcome.kind === 'alert'
        ? [measured(`The signal: ${describeOutcome(shown.hello.base.outcome)}`, [shown.hello.base.attemptId])]
        : []),
      inferred('Somebody who speaks TLS wrote it, so a list of addresses or a broken line is unlikely.'),
    ];
    return { verdict: 'likely', because, details, ...(code === UNRECOGNIZED_NAME ? { weight: -3 } : {}) };
  },
});
