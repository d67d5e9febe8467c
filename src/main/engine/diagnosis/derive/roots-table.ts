import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because, Detail } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { counted, measured } from './clip';

type Path = EvidenceMap['trust-path'];
export type Store = Path['stores'][number];

/** The same chain, held against each list of roots, one row each; none when no list was read. */
export const storesTables = (path: Path | undefined): Detail[] =>
  path === undefined || path.stores.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: 'The same chain, held against each list of roots',
          columns: ['List', 'Roots', 'Trusted', 'Leads to'],
          rows: path.stores.map(({ name, roots, trusted, anchor }) => [
            printable(name, 200),
            String(roots),
            trusted ? 'yes' : 'no',
            anchor === null ? 'no root of this list' : printable(anchor, 200),
          ]),
        },
      ];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What one list of roots makes of the chain, in a sentence. */
export const storeReason = ({ name, roots, trusted, anchor }: Store, attemptId: string): Because =>
  measured(
    `${capital(printable(name, 150))} (${counted(roots, 'root')}): ${trusted ? `trusted, by “${printable(anchor ?? '', 120)}”` : 'not trusted'}.`,
    [attemptId],
  );
