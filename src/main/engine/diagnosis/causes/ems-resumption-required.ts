import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { signalsOf } from '../derive/signals';
import { claimed } from '../derive/told';
import { usualGreeting } from '../derive/usual-greeting';

type Way = EvidenceMap['resumption']['ways'][number];

/** bad_record_mac: what KB4528489 names as the sign (Schannel event 36887, alert 20). */
const BAD_RECORD_MAC = 20;
/** Programs that use Windows' own TLS, if they run on Windows. */
const ON_WINDOWS: readonly string[] = ['dotnet-framework', 'dotnet'];

const attemptsIn = (ways: readonly Way[]): string[] =>
  ways.flatMap(({ rounds }) =>
    rounds.flatMap(({ fresh, resumed }) => [resumed, fresh].flatMap((one) => (one ? [one.attemptId] : []))),
  );

const upTo12 = (resumption: EvidenceMap['resumption'] | undefined): Way[] =>
  (resumption?.ways ?? []).filter(({ by }) => by !== 'tls13-ticket');

/** Windows wants a safety feature when it takes up an earlier session; an old device lacks it, or handles it wrongly. */
export const cause = defineCause({
  id: 'ems-resumption-required',
  area: 'protocol',
  title: 'Taking up an earlier session fails for want of a safety feature (extended master secret)',
  ruledOut: 'Taking up an earlier session does not fail for want of a safety feature.',
  meaning:
    'A program may take up an earlier secure session instead of beginning anew. Since October 2019 Windows insists on a safety feature for that (extended master secret, EMS). A server or device that lacks it, or handles it wrongly, breaks such connections. The first connection works, and the next ones to the same server fail.',
  owner: 'server-owner',
  nextStep:
    'Ask the owner of the server, or of the device in front of it, to install the maker’s current software: it has to support extended master secret (RFC 7627).',
  fix: [
    {
      owner: 'server-owner',
      stack: 'A load balancer, appliance or device',
      steps: [
        'Install the maker’s current software. Ask the maker for “extended master secret (RFC 7627) with session resumption”.',
      ],
      undo: 'Go back to the former software.',
    },
    {
      owner: 'server-owner',
      stack: 'OpenSSL 3',
      steps: ['Run the server with OpenSSL 1.1.0 or later, which supports it; OpenSSL 1.0.2 does not.'],
      undo: 'Go back to the former version.',
    },
    {
      owner: 'server-owner',
      stack: 'any, as a stop-gap',
      steps: [
        'Switch taking up sessions off: in nginx “ssl_session_tickets off; ssl_session_cache off;”, in Apache “SSLSessionTickets off” and “SSLSessionCache none”. Each connection then begins anew, which costs a little time.',
      ],
      undo: 'Set the former lines and reload.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'For a trial only, because it takes a protection away: set DisableClientExtendedMasterSecret (DWORD) to 1 under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL. If it works then, this is the cause.',
      ],
      undo: 'Delete the value.',
    },
  ],
  unseen:
    'Whether your program takes up earlier sessions can’t be seen from here. Windows’ System log would show it: Schannel event 36887 with alert 20.',
  sources: ['Microsoft: KB4528489', 'RFC 7627 §5.3'],
  decides:
    'Windows’ System log at the time of the failure would decide it (Schannel event 36887, alert 20), or a trial without the feature.',
  decidedBy: ['resumption'],
  needs: ['hello', 'versions'],
  wants: ['starttls', 'resumption'],
  examine(shown, told): Verdict {
    const signals = signalsOf(usualGreeting(shown), shown.versions);
    const { spoken } = shown.versions;
    if (signals === null && spoken.length > 0 && spoken.every((version) => version === 'TLS 1.3'))
      return { verdict: 'ruled-out', because: 'The server speaks TLS 1.3 alone, which has this built in.' };
    if (signals === null)
      return {
        verdict: 'unknown',
        why: 'No answer below TLS 1.3 was read, so we don’t know whether the server has it.',
      };
    const ways = upTo12(shown.resumption);
    const broken = ways.filter(({ result }) => result === 'breaks');
    const has = measured(
      signals.ems
        ? `The server says that it supports extended master secret (${signals.result.version}).`
        : `The server does not say that it supports extended master secret, although our greeting offered it (${signals.result.version}).`,
      [signals.result.attemptId],
    );
    if (broken.length > 0)
      return {
        verdict: signals.ems ? 'possible' : 'likely',
        because: [
          has,
          measured(
            'Each connection that took up an earlier session broke, and each new one, by turns with them, worked.',
            attemptsIn(broken),
          ),
        ],
        weight: 4,
      };
    if (signals.ems) return { verdict: 'ruled-out', because: 'The server supports extended master secret.' };
    if (ways.length > 0 && ways.every(({ result }) => result === 'not-given' || result === 'not-taken-up'))
      return { verdict: 'ruled-out', because: 'The server takes up no earlier session.' };
    const claim = claimed(told);
    const program = told.asked.program === 'unknown' ? claim?.program : told.asked.program;
    const text = claim?.alertCode === BAD_RECORD_MAC;
    const windows = program !== undefined && ON_WINDOWS.includes(program);
    const takesUp = ways.filter(({ result }) => result === 'works' || result === 'sometimes');
    const because: Because[] = [
      has,
      ...(takesUp.length > 0
        ? [
            measured(
              'It takes up earlier sessions all the same, as our own connections showed.',
              attemptsIn(takesUp),
            ),
          ]
        : []),
      ...(text
        ? [compared('Your error text names alert 20, the one that Windows shows when this happens.')]
        : []),
      ...(windows
        ? [inferred('Programs with .NET on Windows use Windows’ own TLS, which insists on it.')]
        : []),
    ];
    if (text && windows && takesUp.length > 0) return { verdict: 'likely', because, weight: 3 };
    return text || windows
      ? { verdict: 'possible', because }
      : {
          verdict: 'unknown',
          why: 'The server lacks extended master secret. Nothing says that your program uses Windows’ own TLS and takes up earlier sessions.',
        };
  },
});
