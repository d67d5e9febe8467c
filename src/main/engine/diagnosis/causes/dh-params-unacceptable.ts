import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { finiteField, saysOneOf } from '../derive/finite-field';
import { usualGreeting } from '../derive/usual-greeting';

/** Below this nobody takes it any more: Windows (ClientMinKeyBitLength), OpenSSL from security level 1 on, Java (jdk.tls.disabledAlgorithms). */
const NOBODY_BELOW = 1024;
/** OpenSSL at security level 2, the default of Debian, Ubuntu and others, wants 112 bits of security: 2048 (SSL_CTX_set_security_level). */
const STRICT_BELOW = 2048;
/** Java 6 and 7 know no longer prime. */
const OLD_JAVA_MOST = 1024;

const TOO_LONG = {
  title: 'The number of the server’s key exchange is too long for the program',
  meaning:
    'Server and program make a key together with a large number that the server chooses (Diffie-Hellman). The server’s is longer than old Java (version 7 and before) can handle, so the program gives up. Other programs have no trouble with it.',
  nextStep:
    'Run the program on Java 8 or later. Where that is not possible, ask the server’s owner to prefer elliptic curves (ECDHE), which old Java can use.',
  owner: 'it-desk',
} as const;

/** A server may use one number with one encryption method and another with another; one was read. */
const withWhich = ({ suite }: NonNullable<EvidenceMap['groups']['dh']>): Because[] =>
  suite === undefined
    ? []
    : [
        inferred(
          `It was read with ${suite}. With other encryption methods the server may use another number.`,
        ),
      ];

/** The finite-field Diffie-Hellman group of the server is too short, or too long, for the program. */
export const cause = defineCause({
  id: 'dh-params-unacceptable',
  area: 'protocol',
  title: 'The number of the server’s key exchange is too short for the program',
  ruledOut: 'The number of the server’s key exchange (Diffie-Hellman) is in order, or not used.',
  meaning:
    'Server and program make a key together with a large number that the server chooses (Diffie-Hellman). The server’s is so short that it could be broken, and up-to-date programs refuse it. The program gives up by itself, after the server has answered.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to prefer elliptic curves (ECDHE) and to use a number of 2048 bits or more for Diffie-Hellman, or to switch that off.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Make a number: openssl dhparam -out /etc/nginx/dhparam.pem 2048. Set “ssl_dhparam /etc/nginx/dhparam.pem;” and reload. Without ssl_dhparam nginx 1.11 and later uses no Diffie-Hellman of this kind at all.',
        'Put ECDHE methods first in ssl_ciphers.',
      ],
      undo: 'Set the former lines and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Apache 2.4.8 and later: make a number with “openssl dhparam -out dhparam.pem 2048”, name its file in SSLOpenSSLConfCmd DHParameters, and take short numbers out of the file in SSLCertificateFile. Or take DHE out of SSLCipherSuite.',
        'Reload.',
      ],
      undo: 'Put the former file back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Set “tune.ssl.default-dh-param 2048” in the global section, take short numbers out of the certificate files, and reload.',
      ],
      undo: 'Set the former value and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Set ServerMinKeyBitLength (DWORD) to 2048 under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\KeyExchangeAlgorithms\\Diffie-Hellman.',
        'Start the computer again.',
      ],
      undo: 'Delete the value, or set the former one, and start the computer again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: ['A server on Java: start it with -Djdk.tls.ephemeralDHKeySize=2048 (Java 8 and later).'],
      undo: 'Start it without that option.',
    },
    {
      owner: 'it-desk',
      stack: 'Java 7 and older',
      steps: ['Run the program on Java 8 or later, which can handle longer numbers.'],
      undo: 'Start it with the former Java.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'As a stop-gap for one program: CipherString = DEFAULT@SECLEVEL=1 in a configuration of its own (OPENSSL_CONF). It then takes 1024 bits.',
        'Better: leave this key exchange out, CipherString = DEFAULT:-DHE, if the server knows another one.',
      ],
      undo: 'Leave the configuration out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'As a stop-gap: set ClientMinKeyBitLength (DWORD) under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\KeyExchangeAlgorithms\\Diffie-Hellman to the server’s size. This weakens all programs that use Windows’ own TLS, so keep it short.',
      ],
      undo: 'Delete the value and start the computer again.',
    },
  ],
  unseen:
    'Whether your program uses this kind of key exchange with the server, or another one, can’t be seen from here.',
  sources: [
    'Microsoft: TLS registry settings (ClientMinKeyBitLength, ServerMinKeyBitLength)',
    'OpenSSL: SSL_CTX_set_security_level',
    'Oracle: JDK 8 security enhancements (keys longer than 1024 bits)',
    'RFC 7919',
  ],
  decides: 'The program’s own error text (for example “dh key too small”) would decide it.',
  decidedBy: ['groups'],
  needs: ['hello', 'versions'],
  wants: ['starttls', 'groups'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    const { chosen, dh, asked } = finiteField(base, shown);
    const text = saysOneOf(told, ['openssl.dh', 'java.dh']);
    if (!asked && chosen === null && text === null && base.answered)
      return {
        verdict: 'ruled-out',
        because: `The server exchanged keys in another way (${base.suite}).`,
      };
    if (!asked) return { verdict: 'unknown', why: 'The server’s number was not read in this run.' };
    if (dh === null)
      return { verdict: 'ruled-out', because: 'The server takes no key exchange of this kind.' };
    const attempts = chosen === null ? [] : [chosen.attemptId];
    const because: Because[] = [
      measured(
        `The server’s number (prime) has ${dh.bits} bits${dh.name === null ? '' : ` and is one that many servers share (${dh.name})`}, read off its answer in ${dh.version}.`,
        attempts,
      ),
      ...withWhich(dh),
      ...(chosen === null
        ? []
        : [
            measured(
              `Offered elliptic curves as well, the server chose this key exchange (${chosen.suite}).`,
              attempts,
            ),
          ]),
    ];
    const fits = compared('Your error text is what a program prints when it refuses such a number.');
    if (text === 'java.dh')
      return dh.bits > OLD_JAVA_MOST
        ? { verdict: 'confirmed', because: [...because, fits], ...TOO_LONG, weight: 6 }
        : {
            verdict: 'ruled-out',
            because: `The server’s number has ${dh.bits} bits, which every Java can handle.`,
          };
    if (dh.bits >= STRICT_BELOW && text === 'openssl.dh')
      return {
        verdict: 'possible',
        because: [...because, fits],
        against: [
          `${dh.bits} bits are enough for all but the strictest settings (OpenSSL’s security level 3 and above).`,
        ],
      };
    if (dh.bits >= STRICT_BELOW)
      return {
        verdict: 'ruled-out',
        because:
          dh.suite === undefined
            ? `The server’s number has ${dh.bits} bits, which is long enough.`
            : `With ${dh.suite} the server’s number has ${dh.bits} bits, which is long enough.`,
      };
    if (text === 'openssl.dh') return { verdict: 'confirmed', because: [...because, fits], weight: 6 };
    if (dh.bits < NOBODY_BELOW && chosen !== null)
      return {
        verdict: 'likely',
        because: [
          ...because,
          inferred('Up-to-date programs on every system refuse numbers of less than 1024 bits.'),
        ],
        weight: 4,
      };
    return {
      verdict: 'possible',
      because: [
        ...because,
        inferred(
          'Programs with OpenSSL refuse less than 2048 bits where it is set strictly, as on Debian and Ubuntu; others take 1024.',
        ),
      ],
    };
  },
});
