// What our own scan prints with --json, read with care: one JSON value per line.

/** The JSON lines of an output; what is no JSON is left out. */
export function jsonLines(output) {
  return output.split('\n').flatMap((line) => {
    try {
      const value = JSON.parse(line);
      return value !== null && typeof value === 'object' ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** The first line about a version: `{ engine, connections }`, milliseconds since the engine began and connections so far. */
export function versionVerdict(output) {
  const line = jsonLines(output).find((one) => 'version' in one);
  return { engine: line?.ms ?? null, connections: line?.connections ?? null };
}
