/** The longest name that a person can give to a case. */
export const LONGEST_NAME = 120;

/** The largest case file that is read or written, in bytes. */
export const LARGEST_CASE = 16 * 1024 * 1024;
