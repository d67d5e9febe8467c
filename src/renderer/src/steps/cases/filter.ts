import { retell } from '../../../../shared/i18n/retell';
import type { CaseLine } from '../../../../shared/ipc/contract';
import type { Conclusion } from '../../../../shared/model/report';
import { caseTitle } from '../../../../shared/words/case-title';
import type { CaseFilter } from '../../store';

/** Letters are letters, with or without accents, large or small. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const textOf = ({ name, target, headline, cause, practice }: CaseLine): string =>
  // The headline as it is shown, and as a report for others has it.
  plain([name, target, headline, retell(headline), cause, practice ? retell('Practice') : ''].join(' '));

const RANK: Readonly<Record<Conclusion, number>> = {
  'cause-named': 0,
  'could-not-tell': 1,
  cancelled: 2,
  'nothing-wrong': 3,
};

const titleOf = ({ name, target }: CaseLine): string => caseTitle(name, target);

const ORDERS: Readonly<Record<CaseFilter['sort'], (a: CaseLine, b: CaseLine) => number>> = {
  newest: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  name: (a, b) => titleOf(a).localeCompare(titleOf(b)),
  result: (a, b) => RANK[a.conclusion] - RANK[b.conclusion],
};

/** The cases in which every word that is searched for occurs, in the order that was chosen; equal ones the newest first. */
export const filterCases = (lines: readonly CaseLine[], { search, sort }: CaseFilter): CaseLine[] => {
  const words = plain(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = lines.filter((line) => {
    const text = textOf(line);
    return words.every((word) => text.includes(word));
  });
  return found.sort((a, b) => ORDERS[sort](a, b) || ORDERS.newest(a, b));
};
