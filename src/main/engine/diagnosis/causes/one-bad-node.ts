import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { listed, measured } from '../derive/clip';
import { heldAgain, type Node, nodesOf, onlySixFails } from '../derive/nodes';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { said } from '../derive/said';
import { addressesTable } from '../derive/tables';
import { compareClaim } from '../derive/told';

const held = (repeat: EvidenceMap['repeat'] | undefined): string | null =>
  repeat?.pairs.find((pair) => pair.key.startsWith('address:') && pairState(repeat, pair.key) === 'holds')
    ?.key ?? null;

/** Every address that accepted a connection was greeted too. */
const allGreeted = ({ addresses }: EvidenceMap['reach'], nodes: readonly Node[]): boolean =>
  addresses.every((entry) => !entry.connected || nodes.some(({ address }) => address === entry.address));

/** One of several computers behind the name fails, the others work. */
export const cause = defineCause({
  id: 'one-bad-node',
  area: 'network',
  title: 'One of several computers behind this name does not work',
  ruledOut: 'It is not that one of several addresses fails.',
  meaning:
    'The name leads to several addresses, which mostly means several computers that share the work. Some of them answer and some do not. Which one your program meets is chance, so it works at times and fails at others.',
  owner: 'server-owner',
  nextStep:
    'Tell the server’s owner which address fails (see below). They can take it out of service or repair it.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Take the failing address out of the name service or the load balancer until it is repaired.',
        'Compare its certificate, its TLS settings and its version with one that works.',
        'Let the health check complete a TLS handshake, so that a broken one is found next time.',
      ],
      undo: 'Put the address back into service.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Compare on both computers: netsh http show sslcert (the same certificate hash?), and the keys below SCHANNEL\\Protocols in the registry.',
        'Import the certificate with its private key where it is missing, and bind it again.',
      ],
      undo: 'Bind the former certificate again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache',
      steps: [
        'Compare the effective settings of both computers: nginx -T, or apachectl -S. Reload the one that still runs with an old certificate.',
      ],
      undo: 'Put the former files back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Take the computer out: set server BACKEND/NAME state maint (on the admin socket). Let the check use TLS: “check check-ssl”.',
      ],
      undo: 'set server BACKEND/NAME state ready',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: ['Deregister the target from its group, and set the health check’s protocol to HTTPS.'],
      undo: 'Register the target again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: ['Take the computer out of the backend pool, and set the health probe’s protocol to HTTPS.'],
      undo: 'Add it to the pool again.',
    },
    {
      owner: 'this-computer',
      stack: 'Any, as a stop-gap',
      steps: [
        'Ask your IT help desk to let this computer use a working address (an entry in the hosts file).',
      ],
      undo: 'Take the entry out again. If it stays, the program fails the day that address changes.',
    },
  ],
  unseen: 'Several computers can also hide behind one address (a load balancer). Those we can’t tell apart.',
  decides:
    'The same greeting to each address, again and by turns, would decide it: ask for more repetitions.',
  decidedBy: ['ways', 'repeat'],
  sources: ['cosullivan/SmtpServer#174 (comes and goes)', 'RFC 8305'],
  needs: ['reach', 'hello'],
  wants: ['repeat', 'ways'],
  examine(shown, told) {
    const nodes = nodesOf(shown.reach, shown.hello);
    const good = nodes.filter((node) => node.good);
    const bad = nodes.filter((node) => !node.good);
    const alike = good.length === 0 || bad.length === 0;
    if (alike && !allGreeted(shown.reach, nodes))
      return { verdict: 'unknown', why: 'Not every address of this name was greeted.' };
    if (nodes.length < 2) return { verdict: 'ruled-out', because: 'Only one address could be compared.' };
    if (good.length === 0)
      return { verdict: 'ruled-out', because: 'No address works, so it is not one of several.' };
    if (bad.length === 0)
      return { verdict: 'ruled-out', because: `All ${good.length} addresses answered our greeting.` };
    if (onlySixFails(nodes))
      return {
        verdict: 'ruled-out',
        because: 'What fails is the newer kind of address (IPv6) as a whole, not one of several computers.',
      };
    const key = held(shown.repeat);
    const sure = key === null ? null : pairSentence(shown.repeat, key);
    const again = bad.flatMap((node) => heldAgain(shown.ways, node.address) ?? []);
    const claims = bad.map((node) => compareClaim(told, node.outcome));
    const otherwise = claims.every((claim) => claim === 'different');
    return {
      verdict: otherwise ? 'possible' : key === null && again.length === 0 ? 'likely' : 'confirmed',
      because: [
        measured(
          `${listed(good.map((node) => node.address))} answered our greeting.`,
          good.map((node) => node.attemptId),
        ),
        ...bad
          .slice(0, 4)
          .map((node) => measured(`${node.address}: ${describeOutcome(node.outcome)}`, [node.attemptId])),
        ...(sure === null || key === null ? [] : [measured(sure, pairAttempts(shown.repeat, key))]),
        ...(again.length === 0
          ? []
          : [measured('We tried the addresses again by turns, and it went the same way each time.', again)]),
        ...said(told, {
          'how-often': { sometimes: 'You told us that it fails only sometimes, which fits.' },
        }),
      ],
      against: otherwise ? ['Your error text stands for another event than the one we saw.'] : [],
      details: [addressesTable(shown.reach, shown.hello)],
      title:
        bad.length === 1
          ? `One of ${nodes.length} computers behind this name does not work`
          : `${bad.length} of ${nodes.length} computers behind this name do not work`,
      weight: 5,
    };
  },
});
