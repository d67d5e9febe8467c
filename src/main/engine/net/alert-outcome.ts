import type { Outcome, Stage } from '../../../shared/model/failure';
import type { Alert } from '../wire/api';
import { ALERT_LEVELS, ALERTS, alertName } from '../wire/ids';

export type AlertOutcome = Extract<Outcome, { kind: 'alert' }>;

/** The outcome of a conversation that an alert ended. */
export const alertOutcome = (alert: Alert, stage: Stage): AlertOutcome => ({
  kind: 'alert',
  stage,
  level:
    alert.level === ALERT_LEVELS.fatal
      ? 'fatal'
      : alert.level === ALERT_LEVELS.warning
        ? 'warning'
        : 'unknown',
  code: alert.description,
  name: alertName(alert.description).slice(0, 60),
});

/**
 * Whether nothing can follow: everything but a warning, and close_notify at any level (RFC 5246 §7.2.1).
 * A warning such as unrecognized_name(112) is often followed by an ordinary handshake (RFC 6066 §3).
 */
export const endsConversation = (alert: Alert): boolean =>
  alert.level !== ALERT_LEVELS.warning || alert.description === ALERTS.close_notify;
