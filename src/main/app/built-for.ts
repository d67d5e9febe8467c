/** The major version of Electron that people use; package.json names the whole one. */
export const BUILT_FOR_ELECTRON = 45;
