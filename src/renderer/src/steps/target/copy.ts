import type { TargetProblem } from '../../../../shared/model/target';

export const copy = {
  title: 'What are you trying to reach?',
  lead: 'Type the address that fails. If all you have is an error message, paste the whole of it.',
  field: 'Address, or the error message',
  examples: [
    'example.com',
    'https://example.com/orders',
    'mail.example.com:993',
    '192.0.2.10:8443',
    '[2001:db8::1]:443',
  ],
  recognised: 'That is an error message',
  recognisedWithAddress:
    'It is kept for the next page. We found an address in it and put it into the field. Is that the one you are trying to reach?',
  recognisedWithout:
    'It is kept for the next page. Now we need the address that the program was trying to reach.',
} as const;

/** The field for the proxy; not one of the target's. */
export const PROXY_FIELD = 'target-proxy';

/** The fields of this page by the names that problems carry. */
export const FIELD_IDS: Readonly<Record<TargetProblem['field'], string>> = {
  text: 'target-text',
  addresses: 'target-addresses',
  port: 'target-port',
  serverName: 'target-server-name',
};
