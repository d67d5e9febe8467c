import type { Area } from '../../../shared/model/asked';
import type { Finding } from '../../../shared/model/finding';
import type { RanProbe, ReportDocument } from '../../../shared/model/report';

/** The part of a report that belongs to one area. */
export interface AreaView {
  readonly ran: readonly RanProbe[];
  readonly findings: readonly Finding[];
  readonly ruledOut: ReportDocument['ruledOut'];
  readonly couldNotTell: ReportDocument['couldNotTell'];
  readonly measured: ReportDocument['measured'];
  /** `cause`: the named cause lies here; `suspect`: something points here; `clear`: all was ruled out; `unsure`: not all could be told. */
  readonly state: 'cause' | 'suspect' | 'clear' | 'unsure';
}

/** What each state of an area means for the person; a named cause brings its own meaning. */
export type AreaMeanings = Readonly<Record<Exclude<AreaView['state'], 'cause'>, string>>;

const stateOf = (view: Omit<AreaView, 'state'>, named: string | null): AreaView['state'] => {
  if (view.findings.some((finding) => finding.causeId === named)) return 'cause';
  if (view.findings.length > 0) return 'suspect';
  // Nothing ruled out means nothing was learned here; that is never "clear".
  return view.couldNotTell.length > 0 || view.ruledOut.length === 0 ? 'unsure' : 'clear';
};

/** A table without rows and without a word about why is nothing to show. */
const saysSomething = ({ table, note }: ReportDocument['measured'][number]): boolean =>
  table.rows.length > 0 || note !== '';

/** Cuts a report to one area of the checklist. */
export const areaView = (document: ReportDocument, area: Area): AreaView => {
  const view = {
    ran: document.ran.filter((probe) => probe.areas.includes(area)),
    findings: document.findings.filter((finding) => finding.area === area),
    ruledOut: document.ruledOut.filter((line) => line.area === area),
    couldNotTell: document.couldNotTell.filter((line) => line.area === area),
    measured: document.measured.filter((one) => one.area === area && saysSomething(one)),
  };
  return { ...view, state: stateOf(view, document.summary.causeId) };
};
