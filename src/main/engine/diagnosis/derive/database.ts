import type { EvidenceMap } from '../../../../shared/model/evidence';

/** What was heard in the language of SQL Server. */
type Dialogue = EvidenceMap['starttls'] | undefined;

/** The other side answered as SQL Server does before TLS (PRELOGIN), or took its strict form. */
export const isSqlServer = (dialogue: Dialogue): dialogue is EvidenceMap['starttls'] =>
  dialogue !== undefined &&
  ((dialogue.protocol === 'tds' && (dialogue.offered || dialogue.why === 'not-offered')) ||
    (dialogue.protocol === 'tds-strict' && dialogue.result.answered));

/** Why a cause about databases does not apply. */
export const NO_DATABASE = 'The other side was not found to be a database server (SQL Server).';
