import type { MessageStage } from '../model/asked';

const STAGES: { readonly [S in MessageStage]: string } = {
  connecting: 'before the connection stood',
  'greeting-sent': 'after the program’s greeting, before any answer',
  'server-part': 'while the server’s answer was read',
  'own-check': 'when the program looked at the certificate',
  'own-part': 'when the program’s own part was sent',
  'after-opening': 'after the secure connection stood',
  'before-sending': 'inside the program, before anything was sent',
  unknown: 'not told by the text',
};

/** How far the connection had come, in words that follow "Seen:". */
export const stageWords = (stage: MessageStage): string => STAGES[stage];
