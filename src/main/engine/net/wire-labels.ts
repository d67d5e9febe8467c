import type { Alert } from '../wire/api';
import { alertLevelName, alertName, HANDSHAKE_TYPES, handshakeTypeName, RECORD_TYPES } from '../wire/ids';

/** server_hello → ServerHello: the way the RFCs write messages. */
const camel = (name: string): string =>
  name.startsWith('unknown')
    ? name
    : name.replace(/(^|_)([a-z])/g, (_, _bar, letter: string) => letter.toUpperCase());

/** The transcript's word for a handshake message. */
export const messageLabel = (type: number, helloRetryRequest = false): string =>
  type === HANDSHAKE_TYPES.server_hello && helloRetryRequest
    ? 'HelloRetryRequest'
    : camel(handshakeTypeName(type));

/** The transcript's word for a record whose content says no more. */
export const recordLabel = (type: number): string => {
  switch (type) {
    case RECORD_TYPES.change_cipher_spec:
      return 'ChangeCipherSpec';
    case RECORD_TYPES.application_data:
      return 'encrypted record';
    case RECORD_TYPES.handshake:
      return 'part of a handshake message';
    case RECORD_TYPES.alert:
      return 'Alert';
    default:
      return `record of type ${type}`;
  }
};

/** "Alert fatal handshake_failure (40)". */
export const alertLabel = (alert: Alert): string =>
  `Alert ${alertLevelName(alert.level)} ${alertName(alert.description)} (${alert.description})`;
