import type { Detail } from '../../../../shared/model/finding';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, inferred, listed, measured, toldBy } from '../derive/clip';
import type { HelloResult } from '../derive/facts';
import { unreadIn } from '../derive/local';
import { type ServerSuites, type SuiteRule, serverSuites, suiteRule } from '../derive/suite-rules';
import { claimed } from '../derive/told';
import { followsOpenssl, followsWindows } from '../derive/whose-tls';

/** Texts of a program that found nothing in common by itself, or was told so (alert 40, handshake_failure; 71, insufficient_security). */
const speaksOfMethods = (event: string | undefined, code: number | null): boolean =>
  event === 'local-refusal' || code === 40 || code === 71;

const MOST_ROWS = 20;

const bothLists = (rule: SuiteRule, server: ServerSuites): Detail => {
  const [here, there] = [[...rule.suites], [...server.names]];
  const length = Math.min(MOST_ROWS, Math.max(here.length, there.length));
  return {
    kind: 'table',
    title: 'Encryption methods, here and there',
    columns: ['Allowed on this computer', 'Taken by the server'],
    rows: Array.from({ length }, (_, at) => [here[at] ?? '', there[at] ?? '']),
  };
};

/** The two lists have nothing in common. Nothing measures what a program with this list would meet, so likely at most. */
const judge = (told: Told, base: HelloResult, rule: SuiteRule, server: ServerSuites): Verdict => {
  const match = claimed(told);
  const fits = match !== null && speaksOfMethods(match.event, match.alertCode);
  const taken = [...server.names];
  const because = [
    compared(
      `Of the ${rule.suites.size} encryption methods that are left on this computer (${rule.words}), the server takes none. It takes ${listed(taken.slice(0, 6))}${taken.length > 6 ? ' and more' : ''}.`,
      base.answered ? [base.attemptId] : [],
    ),
    ...(base.answered
      ? [measured('Our own greeting, which is not bound by that list, was answered.', [base.attemptId])]
      : []),
    ...(fits ? [toldBy(`Your error text fits: ${match.proves}`)] : []),
    ...(server.complete
      ? []
      : [inferred('Not every method was offered to the server, so it may take more.')]),
  ];
  // A list alone says nothing of a failure: it takes a program that follows it, or a text of theirs.
  const follows = rule.by === 'openssl' ? followsOpenssl(told) : followsWindows(told);
  const likely = server.complete && (follows === 'yes' || (told.message?.matches.length ?? 0) > 0);
  return {
    verdict: likely ? 'likely' : 'possible',
    because,
    details: [bothLists(rule, server)],
    weight: likely ? 6 : -1,
  };
};

/** The list of encryption methods that a rule leaves on this computer has nothing in common with the server's. */
export const cause = defineCause({
  id: 'cipher-none-shared-hardened-client',
  area: 'protocol',
  title: 'The encryption methods allowed on this computer are none that the server takes',
  ruledOut: 'The encryption methods allowed on this computer are not the reason.',
  meaning:
    'Both sides agree on an encryption method (cipher suite) at the beginning. On this computer a rule leaves only some of them, and the server takes none of those. So either the server refuses the greeting, or the program gives up by itself. The list on this computer has to get back a method that the server takes.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk to allow one of the methods that the server takes (they are listed here), and give them this report.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows, by group policy',
      steps: [
        'Look at Computer Configuration, Administrative Templates, Network, SSL Configuration Settings, “SSL Cipher Suite Order”. Set it to “Not configured”, or add one of the suites that the server takes.',
        'Run gpupdate /force, and start the computer again.',
      ],
      undo: 'Set the policy to its former list, run gpupdate /force, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'See the list with Get-TlsCipherSuite in PowerShell (Windows 10, Server 2016 and later).',
        'Allow one that the server takes: Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, for example.',
        'If a hardening tool such as IIS Crypto made the list, use its template “Default” or add the suite there.',
      ],
      undo: 'Disable-TlsCipherSuite -Name with the same name.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'In openssl.cnf, add one of the methods that the server takes to CipherString (TLS 1.2) or Ciphersuites (TLS 1.3).',
        'For a trial, start the one program with OPENSSL_CONF and a file of its own.',
      ],
      undo: 'Put the former list in again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'If the list on the connecting computer has to stay: allow one of its methods on the server (ssl_ciphers, SSLCipherSuite, ssl-default-bind-ciphers), for example ECDHE-RSA-AES256-GCM-SHA384, and reload.',
      ],
      undo: 'Put the former list in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: ['Allow one of the methods there with Enable-TlsCipherSuite, and start the server again.'],
      undo: 'Disable-TlsCipherSuite with the same name, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: ['Choose a security policy of the load balancer or the edge that has one of these methods.'],
      undo: 'Choose the former policy again.',
    },
  ],
  unseen:
    'A program can bring a list of its own, which goes before that of the system. What it offers in the end can’t be seen from here.',
  sources: [
    'Microsoft: Manage Transport Layer Security (cipher suite order); Cipher Suites in TLS/SSL (Schannel SSP)',
    'dotnet/corefx#4822, Icinga/icinga-powershell-framework#771',
    'OpenSSL: SSL_CONF_cmd(3), ciphers(1)',
  ],
  decides:
    'The server’s whole list of encryption methods, held against the list on this computer, would decide it.',
  decidedBy: ['suites', 'local-settings'],
  explains: ['client-schannel-policy'],
  needs: ['hello', 'local-settings'],
  wants: ['suites', 'versions'],
  examine(shown, told) {
    const local = shown['local-settings'];
    const { base } = shown.hello;
    const rule = suiteRule(local);
    if (rule === null) {
      const missing = unreadIn(local, local.system === 'windows' ? /00010002|SCHANNEL/i : /openssl/i);
      if (missing !== null) return { verdict: 'unknown', why: missing };
      return {
        verdict: 'ruled-out',
        because: 'No rule on this computer narrows the list of encryption methods.',
      };
    }
    const follows = rule.by === 'openssl' ? followsOpenssl(told) : followsWindows(told);
    if (follows === 'no')
      return {
        verdict: 'ruled-out',
        because: 'Programs of this kind have a list of their own, and do not follow this rule.',
      };
    const server = serverSuites(shown.suites, shown.versions);
    const names = [...(server?.names ?? []), ...(base.answered && base.suite !== null ? [base.suite] : [])];
    const shared = names.find((name) => rule.suites.has(name));
    if (shared !== undefined)
      return {
        verdict: 'ruled-out',
        because: `The list on this computer has ${shared}, which the server takes.`,
      };
    if (server === null || server.names.size === 0)
      return {
        verdict: 'unknown',
        why: 'The list on this computer is narrowed, but the server’s list was not asked for.',
      };
    return judge(told, base, rule, server);
  },
});
