import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { listed, reason } from '../derive/clip';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { addressesTable } from '../derive/tables';
import { answer, compareClaim } from '../derive/told';

interface Node {
  readonly address: string;
  readonly family: 4 | 6;
  readonly good: boolean;
  readonly outcome: Outcome;
  readonly attemptId: string;
}

/** This computer has no way to that kind of address: nothing is learned about the server. */
const noWay = (outcome: Outcome): boolean =>
  outcome.kind === 'local' ||
  outcome.kind === 'cancelled' ||
  (outcome.kind === 'unreachable' && ['ENETUNREACH', 'EADDRNOTAVAIL'].includes(outcome.code));

const nodesOf = (reach: EvidenceMap['reach'], hello: EvidenceMap['hello']): Node[] =>
  reach.addresses
    .filter((entry) => !noWay(entry.outcome))
    .flatMap((entry) => {
      const greeted = hello.addresses.find((result) => result.address === entry.address);
      if (entry.connected && greeted === undefined) return [];
      const outcome = greeted?.outcome ?? entry.outcome;
      return [
        {
          address: entry.address,
          family: entry.family,
          good: greeted?.answered === true,
          outcome,
          attemptId: greeted?.attemptId ?? entry.attemptId,
        },
      ];
    });

const held = (repeat: EvidenceMap['repeat'] | undefined): string | null =>
  repeat?.pairs.find((pair) => pair.key.startsWith('address:') && pairState(repeat, pair.key) === 'holds')
    ?.key ?? null;

/** One of several computers behind the name fails, the others work. */
export const cause = defineCause({
  id: 'one-bad-node',
  area: 'network',
  title: 'One of several computers behind this name does not work',
  ruledOut: 'All addresses behind this name behave alike.',
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
      owner: 'network-team',
      stack: 'When only the newer addresses (IPv6) fail',
      steps: [
        'Repair the IPv6 route or firewall rule on this side, or have the AAAA entry taken out if the server has no IPv6.',
      ],
      undo: 'Put the entry back.',
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
  sources: [
    'cosullivan/SmtpServer#174 (comes and goes)',
    'ietf-wg-happy/draft-happy-eyeballs-v3#120 (IPv6)',
    'RFC 8305',
  ],
  needs: ['reach', 'hello'],
  wants: ['repeat'],
  examine(shown, told) {
    const nodes = nodesOf(shown.reach, shown.hello);
    const good = nodes.filter((node) => node.good);
    const bad = nodes.filter((node) => !node.good);
    if (nodes.length < 2) return { verdict: 'ruled-out', because: 'Only one address could be compared.' };
    if (good.length === 0)
      return { verdict: 'ruled-out', because: 'No address works, so it is not one of several.' };
    if (bad.length === 0)
      return { verdict: 'ruled-out', because: `All ${good.length} addresses answered our greeting.` };
    const key = held(shown.repeat);
    const sure = key === null ? null : pairSentence(shown.repeat, key);
    const onlySix = bad.every((node) => node.family === 6) && good.every((node) => node.family === 4);
    const claims = bad.map((node) => compareClaim(told, node.outcome));
    const otherwise = claims.every((claim) => claim === 'different');
    return {
      verdict: otherwise ? 'possible' : key === null ? 'likely' : 'confirmed',
      because: [
        reason(
          `${listed(good.map((node) => node.address))} answered our greeting.`,
          good.map((node) => node.attemptId),
        ),
        ...bad
          .slice(0, 4)
          .map((node) => reason(`${node.address}: ${describeOutcome(node.outcome)}`, [node.attemptId])),
        ...(sure === null || key === null ? [] : [reason(sure, pairAttempts(shown.repeat, key))]),
        ...(answer(told, 'how-often') === 'sometimes'
          ? [reason('You told us that it fails only sometimes, which fits.')]
          : []),
      ],
      details: [addressesTable(shown.reach, shown.hello)],
      title: onlySix
        ? `The server’s newer ${bad.length === 1 ? 'address (IPv6) does' : 'addresses (IPv6) do'} not work from here`
        : `${bad.length === 1 ? 'One' : bad.length} of ${nodes.length} computers behind this name ${bad.length === 1 ? 'does' : 'do'} not work`,
      weight: 5,
    };
  },
});
