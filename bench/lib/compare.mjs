// Two lists side by side, and why they differ. Pure: sets in, words out.

const VERSION_NAMES = {
  2: 'SSL 2.0',
  768: 'SSL 3.0',
  769: 'TLS 1.0',
  770: 'TLS 1.1',
  771: 'TLS 1.2',
  772: 'TLS 1.3',
};

/** 0x0303 → "TLS 1.2". */
export const versionText = (code) => VERSION_NAMES[code] ?? `version ${hex(code)}`;

/** 0xc02f → "0xc02f". */
export const hex = (code) => `0x${code.toString(16).padStart(4, '0')}`;

const minus = (one, other) =>
  [...(one ?? [])].filter((code) => !(other ?? new Set()).has(code)).sort((a, b) => a - b);

/** What one of two found and the other did not: `{ what, version, code, foundBy, missedBy }` each; a tool is "ours" or its name. */
export function differences(ours, theirs, tool) {
  const found = [];
  const look = (what, version, one, other) => {
    for (const code of minus(one, other))
      found.push({ what, version, code, foundBy: 'ours', missedBy: tool });
    for (const code of minus(other, one))
      found.push({ what, version, code, foundBy: tool, missedBy: 'ours' });
  };
  look('version', null, ours.versions, theirs.versions);
  const lookAtAll = (what, one, other) => {
    for (const version of new Set([...one.keys(), ...other.keys()]))
      look(what, version, one.get(version), other.get(version));
  };
  lookAtAll('suite', ours.suites, theirs.suites);
  if (ours.groups && theirs.groups) lookAtAll('group', ours.groups, theirs.groups);
  return found;
}

/** True if a tool asked for what it did not find; `notes` as the tap hands them out. */
function asked({ what, version, code }, notes) {
  if (what === 'group') return notes.groups.get(version)?.has(code) ?? false;
  if (what === 'suite') return notes.suites.get(version)?.has(code) ?? false;
  return notes.suites.has(code);
}

/**
 * Why two lists differ in one point, or null when nobody can say. `notes[tool]`: what each asked for. `umpire`: true
 * or false when a third program tried exactly this, null when it can't.
 */
export function explanation(difference, notes, umpire) {
  const { what, code, foundBy, missedBy } = difference;
  const who = missedBy === 'ours' ? 'Handrail' : missedBy;
  if (!asked(difference, notes[missedBy])) {
    // What everybody else offers and we do not is a fault of ours, whatever the reason.
    if (missedBy === 'ours') return null;
    return `${who} never asks for this ${what}`;
  }
  if (missedBy !== 'ours' && umpire === true)
    return `openssl completes it too; ${who} asked and did not see it`;
  if (missedBy === 'ours' && umpire === false)
    return `openssl does not get it either; ${foundBy} alone lists ${hex(code)}`;
  return null;
}
