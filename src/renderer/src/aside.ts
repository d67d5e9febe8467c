import type { Area } from '../../shared/model/asked';
import type { Attempt } from '../../shared/model/attempt';
import type { ReportDocument } from '../../shared/model/report';

/** How far the connections of a check came: none was made; none was accepted; nothing that is TLS came back; TLS was spoken. */
type Reach = 'nothing' | 'no-connection' | 'no-tls' | 'tls';

const spokeTls = ({ outcome, events }: Attempt): boolean =>
  (outcome.kind === 'answered' &&
    ['in-server-flight', 'after-server-flight', 'after-finished'].includes(outcome.stage)) ||
  outcome.kind === 'alert' ||
  events.some(({ who, kind }) => who === 'peer' && (kind === 'record' || kind === 'alert'));

const reachOf = ({ transcript }: ReportDocument): Reach => {
  if (transcript.length === 0) return 'nothing';
  if (transcript.some(spokeTls)) return 'tls';
  const connected = transcript.some(({ events }) => events.some(({ kind }) => kind === 'connected'));
  return connected ? 'no-tls' : 'no-connection';
};

const REASONS: Readonly<Partial<Record<Area, Readonly<Partial<Record<Reach, string>>>>>> = {
  certificate: {
    nothing: 'No connection was made in this check, so no certificate was shown.',
    'no-connection': 'No connection could be made, so the server showed no certificate.',
    'no-tls': 'The server never answered our greeting (ClientHello), so it showed no certificate.',
  },
  protocol: {
    nothing: 'No connection was made in this check, so there are no versions to compare.',
    'no-connection': 'No connection could be made, so there are no versions to compare.',
  },
  policy: {
    nothing: 'No connection was made in this check, so no rule could show itself.',
    'no-connection':
      'No connection could be made, so no rule for secure connections (TLS) could show itself.',
    'no-tls': 'No secure connection (TLS) was spoken on this port, so the rules for it do not apply.',
  },
};

/**
 * Why one area of the checklist does not apply to this check, in a sentence; null when it does. An area in which a cause is still possible
 * never steps aside, and neither does one of a check that was stopped or that found nothing wrong: "does not apply" is not "fine".
 */
export const asideReason = (document: ReportDocument, area: Area): string | null => {
  const { conclusion } = document.summary;
  if (conclusion === 'cancelled' || conclusion === 'nothing-wrong') return null;
  if (document.findings.some((finding) => finding.area === area)) return null;
  return REASONS[area]?.[reachOf(document)] ?? null;
};

const AREAS = Object.keys(REASONS) as readonly Area[];
const known = new WeakMap<ReportDocument, readonly Area[]>();

/** The areas of the checklist that do not apply. Remembered for each document: the rail asks at every change. */
export const asideAreas = (document: ReportDocument | null): readonly Area[] => {
  if (!document) return [];
  const before = known.get(document);
  if (before) return before;
  const areas = AREAS.filter((area) => asideReason(document, area) !== null);
  known.set(document, areas);
  return areas;
};
