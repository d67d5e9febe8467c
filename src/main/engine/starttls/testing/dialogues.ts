import type { StarttlsName } from '../../../../shared/model/way';
import { BINARY_DIALOGUES } from './binary-dialogues';
import type { Dialogue } from './dialogue';
import { LINE_DIALOGUES } from './line-dialogues';
import { MAIL_DIALOGUES } from './mail-dialogues';

/** Every dialogue that has words at all. */
export const DIALOGUES: { readonly [N in Exclude<StarttlsName, 'tds-strict'>]: Dialogue } = {
  ...MAIL_DIALOGUES,
  ...LINE_DIALOGUES,
  ...BINARY_DIALOGUES,
};
