/** One value of the registry as reg.exe prints it; a DWORD is given in decimal, a list of texts joined with commas. */
interface RegValue {
  readonly name: string;
  readonly data: string;
}

/** A key's values by name in lower case; a key without values has an empty map. */
export type RegKeys = ReadonlyMap<string, ReadonlyMap<string, RegValue>>;

const KEY = /^HKEY_[A-Z_]+\\\S.*$/;
/** Four spaces, the name, four spaces, the type, four spaces, the data. The type's name is the same in every language. */
const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
const MOST_VALUES = 5_000;

const plain = (type: string, data: string): string => {
  if ((type === 'REG_DWORD' || type === 'REG_QWORD') && /^0x[0-9a-f]{1,16}$/i.test(data))
    return BigInt(data).toString();
  return type === 'REG_MULTI_SZ' ? data.split('\\0').filter(Boolean).join(',') : data;
};

/** A key as it is compared: without its hive, in lower case (registry names do not know case). */
export const keyName = (key: string): string => key.replace(/^[^\\]*\\/, '').toLowerCase();

/**
 * Reads the answer of `reg query` in any language: headings, "(Default)" and messages differ between languages, and are not looked at.
 * Every key that is listed is in the answer, those whose values were not asked for too.
 */
export const parseReg = (text: string): RegKeys => {
  const keys = new Map<string, Map<string, RegValue>>();
  let values: Map<string, RegValue> | undefined;
  for (const line of text.split(/\r?\n/).slice(0, MOST_VALUES)) {
    if (KEY.test(line)) {
      values = keys.get(keyName(line.trimEnd())) ?? new Map();
      keys.set(keyName(line.trimEnd()), values);
      continue;
    }
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (values === undefined || name === undefined || type === undefined) continue;
    values.set(name.toLowerCase(), { name, data: plain(type, data.trimEnd()) });
  }
  return keys;
};
