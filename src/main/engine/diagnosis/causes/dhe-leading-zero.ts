import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { finiteField } from '../derive/finite-field';
import { answer } from '../derive/told';
import { usualGreeting } from '../derive/usual-greeting';

/** bad_record_mac, decryption_failed and decrypt_error: what a side says whose key came out otherwise than the other side's (RFC 5246 §7.2.2). */
const KEYS_DIFFER: readonly (number | null)[] = [20, 21, 51];

/** One connection in about 256 fails because one side drops a zero at the beginning of the shared secret (RFC 5246 §8.1.2). */
export const cause = defineCause({
  id: 'dhe-leading-zero',
  area: 'protocol',
  title: 'A rare fault of the key exchange makes about one connection in 256 fail',
  ruledOut: 'The key exchange in which one connection in 256 can fail is not the reason.',
  meaning:
    'With one kind of key exchange (Diffie-Hellman, DHE) the key that both sides compute begins with a zero byte now and then, about once in 256 connections. Some programs and servers treat that zero differently, and then the two keys don’t fit. Such a connection breaks right after the keys are exchanged; the next one works.',
  owner: 'it-desk',
  nextStep:
    'Install the current updates on both sides. If that is not possible, switch this kind of key exchange (TLS_DHE) off on one of them, so that elliptic curves (ECDHE) are used.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Install the cumulative update of February 2020 or a later one.',
        'Or switch the DHE methods off: in PowerShell, Get-TlsCipherSuite -Name DHE_RSA lists them, Disable-TlsCipherSuite -Name … switches one off (Windows 10, Windows Server 2016 and later).',
      ],
      undo: 'Run Enable-TlsCipherSuite for the methods that you switched off.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Put -DHE (OpenSSL’s name for these methods) at the end of ssl_ciphers, SSLCipherSuite or ssl-default-bind-ciphers, and reload.',
      ],
      undo: 'Take it out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'A load balancer or appliance',
      steps: [
        'Install the maker’s current software. Ask for the fault “DHE premaster secret with leading zero”.',
      ],
      undo: 'Go back to the former software.',
    },
  ],
  unseen:
    'We exchange no keys of this kind ourselves, so we don’t see such a connection break. Three hundred connections of your own program would show it: about one of them fails, with DHE only.',
  sources: [
    'Microsoft: apps-forcibly-closed-tls-connection-errors (learn.microsoft.com), updates of February 2020',
    'openssl/openssl#1320',
    'RFC 5246 §8.1.2, RFC 8446 §7.4.1',
  ],
  decides:
    'The share of connections of your program that fail would decide it: about one in 256 with this key exchange, and none with ECDHE.',
  decidedBy: ['groups', 'stability'],
  needs: ['hello', 'versions'],
  wants: ['starttls', 'groups', 'stability'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    const { chosen, dh, asked } = finiteField(base, shown);
    const text = told.message?.matches.find(
      (match) => !match.wrapper && KEYS_DIFFER.includes(match.alertCode),
    );
    const often = answer(told, 'how-often');
    if (asked && dh === null && chosen === null)
      return { verdict: 'ruled-out', because: 'The server takes no key exchange of this kind (DHE).' };
    if (chosen === null && base.answered && text === undefined)
      return {
        verdict: 'ruled-out',
        because: `The server exchanged keys in another way (${base.suite}).`,
      };
    if (chosen === null && base.answered)
      return {
        verdict: 'ruled-out',
        because: `Offered both kinds, the server chose another key exchange (${base.suite}).`,
      };
    if (often === 'always')
      return {
        verdict: 'ruled-out',
        because: 'You told us that it fails every time; this strikes about once in 256.',
      };
    const first = shown.stability?.first;
    if (first !== undefined && first.answered < first.sent)
      return {
        verdict: 'ruled-out',
        because:
          'Connections fail even before keys are exchanged, so it is something else that comes and goes.',
      };
    if (chosen === null)
      return {
        verdict: 'unknown',
        why: 'Our usual greeting was not answered, so the kind of key exchange is not known.',
      };
    const because: Because[] = [
      measured(`The server chose this kind of key exchange (${chosen.suite}), although ECDHE was offered.`, [
        chosen.attemptId,
      ]),
      ...(often === 'sometimes' ? [toldBy('You told us that it fails only sometimes.')] : []),
      ...(text
        ? [
            compared(
              `Your error text says that the two keys did not fit (alert ${text.alertCode}), as they do not when this happens.`,
            ),
          ]
        : []),
      inferred('Between an up-to-date program and an up-to-date server this no longer happens.'),
    ];
    if (text && often === 'sometimes') return { verdict: 'likely', because, weight: 3 };
    return text || often === 'sometimes'
      ? { verdict: 'possible', because }
      : {
          verdict: 'unknown',
          why: 'The server uses this kind of key exchange. Nothing says that connections fail only now and then.',
        };
  },
});
