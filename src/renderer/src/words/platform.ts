/** Is this a Mac? Keys are named as they are printed there. */
export const isMac = (): boolean => /\bMacintosh\b/.test(globalThis.navigator?.userAgent ?? '');
