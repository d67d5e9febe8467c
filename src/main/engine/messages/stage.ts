import type { ClaimedEvent, MessageStage } from '../../../shared/model/asked';
import type { MessageText } from './define-messages';

/** Where in the connection an event falls when the entry itself does not say (research notes B, stages S0 to S5 and L). */
const BY_EVENT: { readonly [E in ClaimedEvent]: MessageStage } = {
  'name-not-found': 'connecting',
  refused: 'connecting',
  fin: 'greeting-sent',
  rst: 'greeting-sent',
  plaintext: 'greeting-sent',
  silence: 'greeting-sent',
  alert: 'greeting-sent',
  'fin-in-record': 'server-part',
  'certificate-rejected-here': 'own-check',
  'local-refusal': 'before-sending',
  'nothing-certain': 'unknown',
};

/** Alerts about the certificate of the program's own come after the server's part (RFC 8446 §6.2, RFC 5246 §7.2.2). */
const ABOUT_OWN_PART = new Set([20, 21, 41, 42, 43, 44, 45, 46, 48, 49, 51, 116]);

/** The stage that a text stands for. */
export const stageOf = ({ stage, event, alertCode }: MessageText): MessageStage => {
  if (stage !== undefined) return stage;
  if (event === 'alert' && alertCode !== undefined && ABOUT_OWN_PART.has(alertCode)) return 'own-part';
  return BY_EVENT[event];
};
