import { defineCause } from '../define-cause';
import { judgeCapped } from '../derive/capped';
import { compared, listed, toldBy } from '../derive/clip';
import { versionsTable } from '../derive/tables';
import { answer } from '../derive/told';
import { versionRefused } from '../derive/version-refused';

/** The owner of the site set a lower limit for versions, and the program stays below it. */
export const cause = defineCause({
  id: 'server-min-version-policy',
  area: 'policy',
  title: 'The server’s owner set a lowest TLS version above your program’s',
  ruledOut: 'A lower limit for versions at the server is not what decides.',
  meaning:
    'The server itself could speak older versions of the secure connection, but its owner set a lowest version, as many sites and front ends do. A program below that is turned away. It often begins on the day the limit was raised. Either the program is updated, or the owner lowers the limit for a while.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether the lowest TLS version was raised lately, and whether it can be lowered until your program is updated.',
  fix: [
    {
      owner: 'program-vendor',
      stack: 'Any program',
      steps: [
        'Move to a version that speaks TLS 1.2 or later: this is the lasting way. The limit protects all other visitors.',
      ],
      undo: 'Run the former version.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'SSL/TLS, Edge Certificates, “Minimum TLS Version”: it holds for the whole zone. For single hosts there are per-hostname settings.',
      ],
      undo: 'Set the former minimum again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'App Service: TLS/SSL settings, “Minimum Inbound TLS Version”. Storage account: Configuration, “Minimum TLS version”. Front Door: the TLS policy of the custom domain. Where Azure itself has switched an old version off, it can’t be lowered.',
      ],
      undo: 'Set the former minimum again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Load balancer: the security policy of the HTTPS listener. CloudFront: the “Security policy” of the distribution. API Gateway: the custom domain’s TLS version.',
      ],
      undo: 'Choose the former policy again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'ssl_protocols, SSLProtocol, ssl-min-ver: add the older version for one server block only, and reload.',
      ],
      undo: 'Take it out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server (or TLS 1.1) Enabled decides for the whole computer. On Server 2022, “Disable Legacy TLS” can be set for a single binding.',
      ],
      undo: 'Set Enabled to 0 again, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP',
      steps: [
        'Postfix: smtpd_tls_mandatory_protocols. Exchange: SCHANNEL\\Protocols as for IIS. A second listener for old senders keeps the limit for all others.',
      ],
      undo: 'Set the former value again and reload.',
    },
  ],
  unseen:
    'Whether a version is missing or was switched off looks the same from here. Only the server’s owner knows what was changed, and when.',
  sources: [
    'Cloudflare: Minimum TLS Version',
    'Microsoft: Azure Front Door TLS policy; App Service minimum TLS version',
    'AWS: security policies of load balancers',
  ],
  decides: 'The server’s owner can tell whether the lowest version was raised on the day the failures began.',
  decidedBy: ['versions', 'repeat'],
  needs: ['hello', 'versions'],
  wants: ['repeat', 'client-greeting', 'local-settings'],
  examine(shown, told) {
    const refused = versionRefused(shown.hello, shown.versions, 'TLS 1.0');
    if ('verdict' in refused) return refused;
    const capped = judgeCapped({
      ...refused,
      repeat: shown.repeat,
      greeting: shown['client-greeting'],
      local: shown['local-settings'],
      told,
    });
    if (!('because' in capped) || capped.verdict === 'ruled-out') return capped;
    const changed = answer(told, 'changed');
    if (changed === 'update' || changed === 'network')
      return {
        verdict: 'ruled-out',
        because: 'You told us that the change was on this side, not at the server.',
      };
    const raised = changed === 'server';
    if (capped.verdict === 'possible' && !raised)
      return {
        verdict: 'unknown',
        why: `The server takes ${listed(refused.spoken)} only. Nothing says that your program is older than that, or that the limit was raised.`,
      };
    const because = [
      ...(raised ? [toldBy('You told us that it worked until something changed at the server.')] : []),
      compared(`The server takes ${listed(refused.spoken)}, and refuses TLS 1.0.`, [
        refused.rung.result.attemptId,
      ]),
      ...capped.because.slice(1),
    ];
    const likely = raised && capped.verdict !== 'possible';
    return {
      verdict: likely ? 'likely' : 'possible',
      because,
      ...(capped.against ? { against: capped.against } : {}),
      ...(likely ? { saidByPerson: true as const } : {}),
      details: [versionsTable(shown.versions)],
      weight: likely ? 4 : -4,
    };
  },
});
