import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { saysOneOf } from '../derive/finite-field';
import { signalsOf } from '../derive/signals';
import { claimed } from '../derive/told';
import { usualGreeting } from '../derive/usual-greeting';

/** Programs that carry OpenSSL; from version 3.0 on it refuses such servers. */
const WITH_OPENSSL: readonly string[] = ['openssl', 'python', 'node'];
/** The name that OpenSSL 3 gives its refusal, in the error code of this computer's own runtime. */
const OWN_REFUSAL = /UNSAFE_LEGACY_RENEGOTIATION/;

/** The server lacks the repair of 2009 for renegotiation (RFC 5746), and OpenSSL 3 refuses such servers. */
export const cause = defineCause({
  id: 'legacy-renegotiation-refused',
  area: 'protocol',
  title: 'The server lacks a safety repair from 2009, and the program refuses such servers',
  ruledOut: 'A missing safety repair from 2009 (secure renegotiation) is not the reason.',
  meaning:
    'In 2009 a gap in TLS was closed (secure renegotiation, RFC 5746), and servers have said since then that they have the repair. This server does not say so. Programs with OpenSSL 3 refuse such a server by themselves, right after its first answer; older programs don’t mind.',
  owner: 'server-owner',
  nextStep:
    'Ask the owner of the server, or of the load balancer in front of it, to update its software or to allow secure renegotiation (RFC 5746).',
  fix: [
    {
      owner: 'server-owner',
      stack: 'A load balancer (Citrix NetScaler)',
      steps: [
        'Set denySSLReneg to FRONTEND_CLIENT or NONSECURE instead of ALL: set ssl parameter -denySSLReneg FRONTEND_CLIENT.',
      ],
      undo: 'Set the parameter to its former value.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Update the server’s TLS software. OpenSSL has had the repair since 0.9.8m, Windows since MS10-049 (2010), Java since 6 update 22.',
      ],
      undo: 'Go back to the former version.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: [
        'A server on Java: take -Dsun.security.ssl.allowUnsafeRenegotiation=true and -Dsun.security.ssl.allowLegacyHelloMessages out, and run Java 8 or later.',
      ],
      undo: 'Start it with the former options.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'As a stop-gap for one program: a configuration of its own (OPENSSL_CONF) with Options = UnsafeLegacyServerConnect in the section for system_default (OpenSSL 3.0.4 and later).',
        'On the command line: openssl s_client -legacy_server_connect.',
      ],
      undo: 'Leave the configuration out again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Python and Node.js, as a stop-gap',
      steps: [
        'For this one server only. Python: context.options |= 0x4 (SSL_OP_LEGACY_SERVER_CONNECT). Node.js: secureOptions: crypto.constants.SSL_OP_LEGACY_SERVER_CONNECT.',
      ],
      undo: 'Take the line out again.',
    },
  ],
  unseen:
    'Whether your program insists on the repair can’t be seen from here. Its own error text says so (“unsafe legacy renegotiation disabled”).',
  sources: [
    'openssl/openssl#16278, openssl/openssl#18295',
    'Kong/insomnia#4543, mitmproxy/mitmproxy#5422',
    'RFC 5746 §4.1',
  ],
  decides: 'The program’s own error text would decide it (“unsafe legacy renegotiation disabled”).',
  needs: ['hello', 'versions'],
  wants: ['starttls', 'client-certificate'],
  examine(shown, told): Verdict {
    const signals = signalsOf(usualGreeting(shown), shown.versions);
    const { spoken } = shown.versions;
    if (signals === null)
      return spoken.length > 0 && spoken.every((version) => version === 'TLS 1.3')
        ? { verdict: 'ruled-out', because: 'The server speaks TLS 1.3 alone, which knows no renegotiation.' }
        : { verdict: 'unknown', why: 'No answer below TLS 1.3 was read, so the signal was not seen.' };
    if (signals.renegotiation)
      return {
        verdict: 'ruled-out',
        because: `The server sends the signal of the repair (${signals.result.version}).`,
      };
    const text = saysOneOf(told, ['openssl.legacy-renegotiation']) !== null;
    if (!text && spoken.includes('TLS 1.3'))
      return {
        verdict: 'ruled-out',
        because:
          'The server also speaks TLS 1.3, which up-to-date programs use and which knows no renegotiation.',
      };
    const own = shown['client-certificate'];
    const refusedHere = OWN_REFUSAL.test(own?.localRefusal ?? '');
    const claim = claimed(told);
    const program = told.asked.program === 'unknown' ? claim?.program : told.asked.program;
    const withOpenssl = program !== undefined && WITH_OPENSSL.includes(program);
    const because: Because[] = [
      measured(
        `Our greeting asked for the signal of the repair (renegotiation_info), and the server’s answer in ${signals.result.version} lacks it.`,
        [signals.result.attemptId],
      ),
      ...(own && refusedHere
        ? [measured('The OpenSSL on this computer refused the server for this very reason.', [own.attemptId])]
        : []),
      ...(text ? [compared('Your error text is the one by which OpenSSL 3 refuses such a server.')] : []),
      ...(withOpenssl && !text
        ? [inferred('Programs of this kind use OpenSSL; from version 3 on it refuses such servers.')]
        : []),
    ];
    if (text) return { verdict: 'confirmed', because, weight: 6 };
    const likely = withOpenssl && (refusedHere || claim?.event === 'local-refusal');
    return { verdict: likely ? 'likely' : 'possible', because, ...(likely ? { weight: 4 } : {}) };
  },
});
