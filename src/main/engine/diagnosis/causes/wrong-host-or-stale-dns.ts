import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, inferred, listed, measured } from '../derive/clip';
import { inspectorOf } from '../derive/inspectors';
import { settingOf } from '../derive/own-settings';
import { said } from '../derive/said';
import { stoppedByProxy } from '../derive/through-proxy';
import { answer } from '../derive/told';

/** Addresses that no server on another computer can have (RFC 1122 §3.2.1.3, RFC 4291 §2.5): name services that block names answer with them. */
const NOWHERE = /^(?:0\.0\.0\.0|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::|::1)$/;
const OWN_NAMES = /^(?:localhost|.*\.localhost|.*\.local)$/i;

/** What the name service gave for a name that ought to lead to another computer; empty when that is in order. */
const leadsNowhere = (names: EvidenceMap['names']): string[] =>
  names.given || names.isAddress || OWN_NAMES.test(names.name)
    ? []
    : (names.here ?? names).addresses.map(({ address }) => address).filter((one) => NOWHERE.test(one));

/** The certificate shown is made out to other names only. */
const otherSite = (certificate: EvidenceMap['certificate'] | undefined): string[] | null => {
  // Shown to a greeting without a name, it says nothing of ours. Cases of before do not tell what was sent.
  if (certificate?.sentName === null) return null;
  if (!certificate?.verdict.faults.some(({ code }) => code === 'name-mismatch')) return null;
  const names = certificate.chain[0]?.names ?? [];
  return names.length > 0 ? names.slice(0, 4).map((name) => printable(name, 100)) : null;
};

/** A line of this computer's own list of names leads to an address that was tried. */
const fromHosts = (
  local: EvidenceMap['local-settings'] | undefined,
  names: EvidenceMap['names'],
): string | null => {
  const entry = settingOf(local, 'hosts.target');
  const tried = (names.here ?? names).addresses.map(({ address }) => address);
  const used = entry?.split(/,\s*/).filter((address) => tried.includes(address)) ?? [];
  return used.length > 0 ? listed(used.map((one) => printable(one, 45))) : null;
};

const answers = (told: Told): Because[] =>
  said(told, {
    changed: {
      server: 'You told us that it worked until something changed at the server; it may have moved.',
      network: 'You told us that it worked until the network changed, and with it perhaps the name service.',
    },
    elsewhere: {
      works: 'You told us that it works from another network, where another name service is asked.',
    },
    'other-computer': { works: 'You told us that it works on another computer in the same network.' },
  });

/** What the person said makes another machine than the one meant likely. */
const pointsElsewhere = (told: Told): boolean =>
  answer(told, 'elsewhere') === 'works' ||
  answer(told, 'changed') === 'server' ||
  answer(told, 'other-computer') === 'works';

const shownInstead = (name: string, other: readonly string[], attemptId: string): Because =>
  compared(
    `We asked for “${printable(name, 200)}”, and the machine that answered showed a certificate for ${listed(other)}.`,
    [attemptId],
  );

const heldByHosts = (hosts: string): Because =>
  measured(
    `The hosts file of this computer leads this name to ${hosts}, whatever the name service says.`,
    [],
  );

/** The name service gives addresses that lead back to this computer. */
const toNowhere = (name: string, nowhere: readonly string[], hosts: string | null): Verdict => ({
  verdict: 'likely',
  title: 'The name leads to this computer itself, or to nowhere',
  because: [
    measured(
      `This computer’s name service gives ${listed(nowhere)} for “${printable(name, 200)}”. No other computer can have such an address.`,
      [],
    ),
    ...(hosts === null ? [] : [heldByHosts(hosts)]),
    inferred('Name services that block names, and hosts files of ad blockers, answer like this.'),
  ],
  weight: 6,
});

/** The name leads to another machine than the one that is meant. */
export const cause = defineCause({
  id: 'wrong-host-or-stale-dns',
  area: 'configuration',
  title: 'The name may lead to the wrong machine, or to a former one',
  ruledOut: 'It is not that the name leads to the wrong machine.',
  meaning:
    'The name of a server is turned into an address before anything else. If that entry is out of date, or a line in this computer’s own list of names (the hosts file) holds it fast, the program reaches another machine. There the certificate belongs to somebody else, or nothing answers.',
  owner: 'it-desk',
  nextStep:
    'Ask the server’s owner which address the name should lead to, and compare it with the one in this report.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'Windows',
      steps: [
        'Look for the name in C:\\Windows\\System32\\drivers\\etc\\hosts, and take an outdated line out (as administrator).',
        'Clear what is remembered: ipconfig /flushdns. Then start the program anew, as some remember for themselves.',
      ],
      undo: 'Put the line back.',
    },
    {
      owner: 'this-computer',
      stack: 'Linux and macOS',
      steps: [
        'Look for the name in /etc/hosts, and take an outdated line out.',
        'Clear what is remembered: resolvectl flush-caches (systemd), or dscacheutil -flushcache and killall -HUP mDNSResponder (macOS).',
      ],
      undo: 'Put the line back.',
    },
    {
      owner: 'this-computer',
      stack: 'Java',
      steps: [
        'Java can remember addresses for as long as it runs: set networkaddress.cache.ttl=60 in conf/security/java.security, and restart the program.',
      ],
      undo: 'Put the former value back and restart.',
    },
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'Compare what this network’s name server says with the owner’s: nslookup NAME, and nslookup NAME SERVER.',
        'Correct entries kept inside the organisation (split DNS) that still show the former address.',
      ],
      undo: 'Put the former entry back.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'See that every A and AAAA entry of the name leads to a machine that serves it, and take out the others.',
        'On the machine that was reached, add the name and its certificate, if it should serve it.',
      ],
      undo: 'Put the former entries back.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure',
      steps: [
        'Addresses of load balancers change: let the name be an alias (CNAME, ALIAS) of the balancer’s own name, not a fixed address.',
      ],
      undo: 'Put the former entry back.',
    },
  ],
  unseen:
    'Which address is the right one: only the owner of the name knows. We asked this computer’s name service alone.',
  decides:
    'Comparing the address in this report with the one the server’s owner names, or with a look-up from another network, would decide it.',
  decidedBy: ['names', 'certificate', 'local-settings'],
  sources: [
    'chromium/chromium net_error_list.h (ERR_CERT_COMMON_NAME_INVALID)',
    'RFC 1035 §3.2.1 (time to live), RFC 6761 §6.3',
    'Java: networkaddress.cache.ttl',
  ],
  needs: ['names'],
  wants: ['certificate', 'local-settings', 'reach'],
  examine({ names, certificate, 'local-settings': local, reach }, told) {
    if (names.failure !== null)
      return { verdict: 'ruled-out', because: 'The name leads to no address at all, so to no wrong one.' };
    if (names.isAddress)
      return { verdict: 'ruled-out', because: 'The address was given as numbers, so no name led anywhere.' };
    const other = otherSite(certificate);
    const asked = certificate && certificate.sentName !== null;
    if (asked && other === null)
      return {
        verdict: 'ruled-out',
        because: 'The machine that answers shows a certificate for this very name.',
      };
    const hosts = fromHosts(local, names);
    const nowhere = leadsNowhere(names);
    if (nowhere.length > 0) return toNowhere(names.name, nowhere, hosts);
    const product = inspectorOf(certificate?.chain.map(({ issuer }) => issuer) ?? []);
    if (product !== null)
      return {
        verdict: 'unknown',
        why: `The certificate was made on the way by ${product.product}, so it says nothing of the machine behind it.`,
      };
    if (other === null && hosts === null)
      return {
        verdict: 'unknown',
        why: 'No certificate was shown for this name, so nothing says whether this is the machine that is meant.',
      };
    const strong = pointsElsewhere(told);
    return {
      verdict: other !== null && (strong || hosts !== null) ? 'likely' : 'possible',
      because: [
        ...(other !== null && certificate ? [shownInstead(names.name, other, certificate.attemptId)] : []),
        ...(hosts !== null ? [heldByHosts(hosts)] : []),
        ...(other === null && reach?.best === null && !stoppedByProxy(reach)
          ? [
              measured(
                'No connection came about there.',
                reach.addresses.map(({ attemptId }) => attemptId),
              ),
            ]
          : []),
        ...answers(told),
      ],
      against: names.given ? ['The address was given by hand, so no name service had a part in it.'] : [],
      weight: strong ? 4 : 0,
    };
  },
});
