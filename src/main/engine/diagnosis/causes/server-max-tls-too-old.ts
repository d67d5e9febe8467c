import type { Fix } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { listed, measured } from '../derive/clip';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { stopGaps } from '../derive/stop-gaps';
import { versionsTable } from '../derive/tables';

const MODERN = ['TLS 1.2', 'TLS 1.3'];
const OLD = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1'];

const AT_THE_SERVER: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'Windows Server 2008 R2',
    steps: [
      'TLS 1.2 is there but switched off. Under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server set Enabled to 1 and DisabledByDefault to 0 (DWORD).',
      'Start the server again.',
    ],
    undo: 'Delete the two values, and start the server again.',
  },
  {
    owner: 'server-owner',
    stack: 'SQL Server 2008 to 2014',
    steps: [
      'Install the update that brings TLS 1.2 (listed in KB3135244), then switch TLS 1.2 on in Windows.',
    ],
    undo: 'Uninstall the update.',
  },
  {
    owner: 'server-owner',
    stack: 'Exchange / SMTP',
    steps: [
      'Exchange 2013 and later: install the current cumulative update, then set TLS 1.2 under SCHANNEL\\Protocols (Client and Server) and SchUseStrongCrypto = 1 under .NETFramework\\v4.0.30319, as Microsoft’s Exchange guide for TLS says.',
      'Postfix: smtpd_tls_protocols = >=TLSv1.2, then reload.',
    ],
    undo: 'Set the former values again and restart the service.',
  },
  {
    owner: 'server-owner',
    stack: 'nginx, Apache, HAProxy',
    steps: [
      'Allow TLS 1.2 and 1.3 (ssl_protocols, SSLProtocol, ssl-min-ver). If the version is not known there, update OpenSSL and the server.',
    ],
    undo: 'Set the former value and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'Java',
    steps: [
      'Run the server on Java 8 or later, and take any list of old protocols out of its settings (sslEnabledProtocols in Tomcat).',
    ],
    undo: 'Run it on the former Java.',
  },
  {
    owner: 'server-owner',
    stack: 'A device (printer, scale, camera, firewall)',
    steps: ['Install newer software from its maker (firmware), or put a newer server in front of it.'],
    undo: 'Install the former software, if the maker allows it.',
  },
];

/** The server knows nothing newer than TLS 1.1, and up-to-date programs refuse to go that low. */
export const cause = defineCause({
  id: 'server-max-tls-too-old',
  area: 'protocol',
  title: 'The server is too old for up-to-date programs',
  ruledOut: 'The server speaks an up-to-date version of TLS.',
  meaning:
    'The server speaks only old versions of the secure connection (TLS 1.1 or older). They are no longer safe, so up-to-date programs do not offer them any more. Your program is right to refuse. The server has to be updated.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to update the server, or to switch on TLS 1.2 there. For a device, ask its maker for newer software (firmware).',
  fix: [...AT_THE_SERVER, ...stopGaps('TLS 1.0')],
  unseen:
    'Whether your program refuses old versions by itself, or because of a rule on this computer, can’t be seen from here.',
  sources: [
    'dotnet/SqlClient#776, #2242; microsoft/msphpsql#1112',
    'Microsoft: Protocols in TLS/SSL (Schannel SSP)',
    'RFC 8996 (TLS 1.0 and 1.1 deprecated)',
  ],
  decides:
    'The same two greetings, sent once more by turns, would decide it: one with the newest versions, one with the old one alone.',
  decidedBy: ['versions', 'repeat'],
  explains: ['linux-crypto-policy', 'jdk-disabled-algorithms'],
  needs: ['hello', 'versions'],
  wants: ['repeat'],
  examine(shown) {
    const { base, steady } = shown.hello;
    const { spoken } = shown.versions;
    const newest = spoken[spoken.length - 1];
    if (spoken.some((version) => MODERN.includes(version)))
      return { verdict: 'ruled-out', because: `The server speaks ${listed(spoken)}.` };
    // A number that no document knows is not old.
    if (newest === undefined && !(base.answered && OLD.includes(base.version ?? '')))
      return {
        verdict: 'unknown',
        why: 'The server answered no version at all, so there is nothing to compare.',
      };
    const version = newest ?? base.version ?? '';
    const key = `version:${version}`;
    const sure = pairSentence(shown.repeat, key);
    const chosen = base.answered
      ? `Offered TLS 1.3 and 1.2, the server chose ${base.version}, which was not offered.`
      : `Offered TLS 1.3 and 1.2: ${describeOutcome(base.outcome)}`;
    const rungs = shown.versions.rungs
      .filter((rung) => rung.version === version)
      .map((rung) => rung.result.attemptId);
    const because = [
      measured(chosen, [base.attemptId]),
      ...(newest === undefined ? [] : [measured(`Offered only ${newest}, the server answered.`, rungs)]),
      ...(sure === null ? [] : [measured(sure, pairAttempts(shown.repeat, key))]),
    ];
    const held = pairState(shown.repeat, key) === 'holds' || (base.answered && steady);
    return {
      verdict: held ? 'confirmed' : 'likely',
      because,
      details: [versionsTable(shown.versions)],
      fix: [...AT_THE_SERVER, ...stopGaps(version)],
      title: `The server is too old for up-to-date programs (${version} at most)`,
      weight: 4,
    };
  },
});
