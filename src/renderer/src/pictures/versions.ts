import type { Attempt } from '../../../shared/model/attempt';
import type { ReportDocument } from '../../../shared/model/report';

const VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
type VersionName = (typeof VERSIONS)[number];

export interface VersionState {
  readonly version: VersionName;
  /** `other`: answered, but in another version than the one that was offered. */
  readonly state: 'spoken' | 'other' | 'refused' | 'unknown';
  readonly why: string;
}

/** Ways to end that say nothing about the version by themselves. */
const MUTE = new Set(['fin', 'fin-in-record', 'rst', 'silence']);

const stateOf = (version: VersionName, attempt: Attempt | undefined, anySpoken: boolean): VersionState => {
  if (!attempt) return { version, state: 'unknown', why: 'not tried' };
  const { outcome } = attempt;
  if (outcome.kind === 'answered') return { version, state: 'spoken', why: 'answered' };
  if (outcome.kind === 'alert') return { version, state: 'refused', why: outcome.name };
  // A closed stream tells something about the version only when another version got an answer.
  if (MUTE.has(outcome.kind) && anySpoken) {
    const why = outcome.kind === 'rst' ? 'cut off' : outcome.kind === 'silence' ? 'no answer' : 'closed';
    return { version, state: outcome.kind === 'silence' ? 'unknown' : 'refused', why };
  }
  return { version, state: 'unknown', why: 'no telling answer' };
};

const ANSWERED = 'answered with ';

/** Offered this one version, the server may answer with an older one: an answer, but not a version that it speaks. */
const answeredInstead = ({ measured }: ReportDocument, version: VersionName): string | null => {
  const table = measured.find(({ id }) => id === 'versions')?.table;
  const came = table?.rows.find(([offered]) => offered === version)?.[1] ?? '';
  if (!came.startsWith(ANSWERED)) return null;
  const spoken = came.slice(ANSWERED.length);
  return (VERSIONS as readonly string[]).includes(spoken) && spoken !== version ? spoken : null;
};

/** Which versions the server speaks, read from the connections that offered exactly one version each; null when there were none. */
export const versionsOf = (document: ReportDocument): VersionState[] | null => {
  const single = document.transcript.filter((attempt) => attempt.hello?.versions.length === 1);
  if (new Set(single.map((attempt) => attempt.hello?.versions[0])).size < 2) return null;
  const anySpoken = single.some((attempt) => attempt.outcome.kind === 'answered');
  return VERSIONS.map((version) => {
    const spoken = answeredInstead(document, version);
    if (spoken !== null) return { version, state: 'other', why: `answered with ${spoken}` };
    return stateOf(
      version,
      single.find((attempt) => attempt.hello?.versions[0] === version),
      anySpoken,
    );
  });
};
