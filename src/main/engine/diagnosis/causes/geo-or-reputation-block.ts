import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Told } from '../define-cause';
import { inferred, measured } from '../derive/clip';
import { answerBegan } from '../derive/ends';
import { allEndedSooner, soonerText } from '../derive/nearer';
import { type PlainPage, plainPage } from '../derive/plain-page';
import { said } from '../derive/said';
import { answer } from '../derive/told';
import { NOTHING_HEARD, nothingHeard, turnedAway, turnedAwayBy } from '../derive/turned-away';

/** RFC 7725: the resource is not given for legal reasons, mostly in some countries only. */
const LEGAL_REASONS = 451;
/** What delivery services write into the pages with which they turn people away. */
const TURNED_AWAY = /\b(?:country|region|geo|banned|reputation|access denied)\b/i;

const refusesByPage = (page: PlainPage | null): page is PlainPage =>
  page !== null && (page.status === LEGAL_REASONS || (page.status === 403 && TURNED_AWAY.test(page.text)));

const storiesOf = (told: Told): Because[] =>
  said(told, {
    elsewhere: { works: 'You told us that it works from another network.' },
    'network-kind': {
      vpn: 'You told us that this computer is connected through a VPN; some servers turn those away.',
    },
    'front-end': {
      cloudflare:
        'You told us that Cloudflare stands in front of the server; it can turn away by country and by address.',
      azure:
        'You told us that an Azure service stands in front of the server; it can turn away by country and by address.',
      aws: 'You told us that an AWS service stands in front of the server; it can turn away by country and by address.',
      other: 'You told us that a protection service stands in front of the server.',
    },
  });

/** The server, or a service in front of it, turns away whole countries, or networks with a bad name. */
export const cause = defineCause({
  id: 'geo-or-reputation-block',
  area: 'policy',
  title: 'The server may turn away this country, or this kind of network',
  ruledOut: 'The server does not turn this computer away for where it is.',
  meaning:
    'Some servers let in only certain countries, or turn away networks from which attacks came: data centres, VPNs, shared connections. They close without a word or show a refusal. Neither the program nor its settings can change that.',
  owner: 'server-owner',
  nextStep:
    'Try from an ordinary connection in the same country, without VPN. If that works, ask the server’s owner to let your public address in.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Switch the VPN off, or let it end in the country where the service is offered, and check again.',
      ],
      undo: 'Connect the VPN again.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out the public address with which this computer leaves your network, and look it up in public lists of bad senders and in lists of countries. Ask for a correction where it stands wrong.',
        'Look whether a computer in your network sends what it should not: that is how an address gets a bad name.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'Look at Security, Events for the address and time: it names the rule (country, “managed challenge”, IP reputation). Add an exception (Skip) for this address.',
      ],
      undo: 'Delete the exception.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Look at CloudFront’s geographic restrictions, and in AWS WAF at geo match rules and the group AWSManagedRulesAmazonIpReputationList. Set an allow rule for this address before them.',
      ],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'Look at the WAF policy of Front Door or the Application Gateway for geo match rules, and set an allow rule with a smaller priority number.',
      ],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'Firewalls and fail2ban',
      steps: [
        'Look for lists of countries (geoip) and for banned addresses: fail2ban-client get JAIL banip. Take this address out: fail2ban-client set JAIL unbanip ADDRESS.',
      ],
      undo: 'fail2ban-client set JAIL banip ADDRESS',
    },
  ],
  unseen:
    'Nobody outside sees such a rule. A list of allowed addresses, a broken service and a filter on the way look the same.',
  decides:
    'The same check from another country, or from an ordinary home connection, would decide it; so would the log of the service in front of the server.',
  decidedBy: ['reach', 'hello', 'plain-answer'],
  sources: [
    'Fortinet: FortiWeb SSL management (silent close)',
    'RFC 7725 (status 451)',
    'developers.cloudflare.com: security events; docs.aws.amazon.com: AWS WAF IP reputation',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer'],
  examine(shown, told, attempts) {
    const stories = storiesOf(told);
    const page = plainPage(shown.hello, shown['plain-answer'], attempts);
    if (refusesByPage(page))
      return {
        verdict: page.status === LEGAL_REASONS ? 'likely' : 'possible',
        because: [
          measured(
            page.status === LEGAL_REASONS
              ? 'The answer has the status 451, “Unavailable For Legal Reasons”, which mostly depends on the country.'
              : 'The page that answered speaks of a country, a region or a bad reputation.',
            page.attemptIds,
          ),
          ...stories,
        ],
        weight: 2,
      };
    const away = turnedAway(shown);
    if (away === null && !nothingHeard(shown))
      return { verdict: 'ruled-out', because: 'The server did not turn this computer away on every try.' };
    if (answer(told, 'elsewhere') === 'fails')
      return { verdict: 'ruled-out', because: 'You told us that it fails from another network, too.' };
    if (answer(told, 'other-computer') === 'works')
      return {
        verdict: 'ruled-out',
        because:
          'You told us that another computer in the same network gets through, so the place is not the reason.',
      };
    if (away === null) return { verdict: 'unknown', why: NOTHING_HEARD };
    if (stories.length === 0)
      return {
        verdict: 'unknown',
        why: 'This computer was turned away on every try, and nothing points to a rule about countries or networks.',
      };
    const began = shown.hello !== undefined && answerBegan(shown.hello.base.outcome);
    const sooner = allEndedSooner(attempts, turnedAwayBy(shown));
    const works = answer(told, 'elsewhere') === 'works';
    const guarded =
      ['cloudflare', 'azure', 'aws', 'other'].includes(answer(told, 'front-end')) ||
      answer(told, 'network-kind') === 'vpn';
    const fits = works && guarded && answer(told, 'allow-list') !== 'yes' && !began && sooner === null;
    return {
      verdict: fits ? 'likely' : 'possible',
      because: [
        measured(away, turnedAwayBy(shown)),
        ...stories,
        ...(fits
          ? [inferred('So the server works, and where the question comes from makes the difference.')]
          : []),
      ],
      against: [
        ...(began ? ['The server had begun to answer, which speaks against such a rule.'] : []),
        ...(sooner === null ? [] : [soonerText(sooner, 'connections')]),
      ],
      ...(fits ? { saidByPerson: true as const } : {}),
      weight: works || guarded ? 2 : 0,
    };
  },
});
