import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Told, Verdict } from '../define-cause';
import { isWordless } from './ends';
import type { HelloResult } from './facts';

/** What was heard in the language of SQL Server. */
type Dialogue = EvidenceMap['starttls'] | undefined;

/** The other side answered as SQL Server does before TLS (PRELOGIN), or took its strict form. */
export const isSqlServer = (dialogue: Dialogue): dialogue is EvidenceMap['starttls'] =>
  dialogue !== undefined &&
  ((dialogue.protocol === 'tds' && (dialogue.offered || dialogue.why === 'not-offered')) ||
    (dialogue.protocol === 'tds-strict' && dialogue.result.answered));

/**
 * Nobody has spoken to it in its own language yet, and either the pasted text, or the person, speaks of a database, or not a word came back:
 * SQL Server waits for its own first words, or closes on others.
 */
const mayBeSqlServer = ({ asked, message }: Told, dialogue: Dialogue, { outcome }: HelloResult): boolean =>
  dialogue === undefined &&
  (asked.program === 'database' ||
    isWordless(outcome) ||
    (message?.matches.some(({ id }) => id.startsWith('sqlclient.')) ?? false));

/** What a cause about databases says of everything else. `spoke`: it answered some other greeting in TLS. */
export const noDatabase = (told: Told, dialogue: Dialogue, base: HelloResult, spoke: boolean): Verdict =>
  mayBeSqlServer(told, dialogue, base) && !base.answered && !spoke
    ? {
        verdict: 'unknown',
        why: 'It was not asked in the language of SQL Server. Name “SQL Server” as the kind of beginning, and check again.',
      }
    : {
        verdict: 'ruled-out',
        because: 'The other side was not found to be a database server (SQL Server).',
      };
