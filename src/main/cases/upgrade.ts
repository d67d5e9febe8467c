import { CASE_VERSION } from '../../shared/model/case-file';

export type Upgraded =
  | { readonly ok: true; readonly raw: unknown }
  | { readonly ok: false; readonly sentence: string };

type Step = (raw: Record<string, unknown>) => Record<string, unknown>;

/**
 * How a file of version n becomes one of n + 1. Version 1 is the first, so there is none yet. To release version 2: raise CASE_VERSION,
 * add `1: (raw) => …` here, and a fixture of version 1 stays in fixtures/ for ever.
 */
const STEPS: { readonly [from: number]: Step } = {};

const NOT_OURS =
  'This is not a case file of Handrail. Case files are saved with “Save as case file” and end in .handrail.json.';

const A_REPORT =
  'This is a report saved as data (JSON), not a case file. Open the case that it came from: that is the file saved with “Save as case file”, ending in .handrail.json.';

/** What “Save as data” writes has no kind, but these. */
const isReport = (raw: Record<string, unknown>): boolean =>
  raw.kind === undefined && 'summary' in raw && 'findings' in raw && 'seenFrom' in raw;

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Brings the JSON of any released version to the newest one. A file of a newer program is refused in words and stays as it is. */
export const upgradeCase = (
  raw: unknown,
  steps: { readonly [from: number]: Step } = STEPS,
  newest: number = CASE_VERSION,
): Upgraded => {
  if (isRecord(raw) && isReport(raw)) return { ok: false, sentence: A_REPORT };
  if (!isRecord(raw) || raw.kind !== 'handrail-case') return { ok: false, sentence: NOT_OURS };
  const version = raw.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { ok: false, sentence: NOT_OURS };
  if (version > newest) {
    const sentence = `This case was saved by a newer version of Handrail (file version ${version}; this program reads up to ${newest}). Open it with that version. The file stays as it is.`;
    return { ok: false, sentence };
  }
  let current = raw;
  for (let from = version; from < newest; from += 1) {
    const step = steps[from];
    if (step === undefined) return { ok: false, sentence: NOT_OURS };
    current = { ...step(current), schemaVersion: from + 1 };
  }
  return { ok: true, raw: current };
};
