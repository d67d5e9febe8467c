import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import type { ProbeContext } from '../define-probe';
import { doorOf } from '../door';
import { VERSIONS } from '../greet';
import { dialogueFor, plannedDialogue } from '../starttls-dialogue';
import { type Asker, createAsker } from './ask';

/** Asks where earlier greetings went: the same address and name, with the plain conversation before it if one belongs there. null: nowhere. */
export const askerFor = (context: ProbeContext): Asker | null => {
  const { asked, net, seen } = context;
  const base = seen.hello?.base;
  if (!base) return null;
  const { address, protocol } = doorOf(context) ?? {
    address: base.address,
    protocol: plannedDialogue(asked),
  };
  const { serverName } = asked.target;
  const way = protocol === null ? {} : { way: () => ({ dialogue: dialogueFor(protocol, serverName) }) };
  return createAsker(net, { address, serverName, ...way });
};

/** Versions that an earlier probe saw spoken, newest first. */
export const spokenVersions = (versions: EvidenceMap['versions'] | undefined): readonly VersionCode[] =>
  VERSIONS.filter(([name]) => versions?.spoken.includes(name))
    .map(([, code]) => code)
    .reverse();

/** Refusals behind which a list may stand: handshake_failure, illegal_parameter, insufficient_security, and an end without a word. */
const LIST_ALERTS: ReadonlySet<number> = new Set([40, 47, 71]);

/** Whether what a greeting met may be about the lists in it: an alert that names them, or a close right behind it. */
export const listsMayDecide = (outcome: Outcome): boolean => {
  if (outcome.kind === 'alert') return LIST_ALERTS.has(outcome.code);
  return (outcome.kind === 'fin' || outcome.kind === 'rst') && outcome.stage === 'after-hello';
};
