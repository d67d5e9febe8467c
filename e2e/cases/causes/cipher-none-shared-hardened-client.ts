import { linuxSettings, windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { withOptions } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const TAKEN = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const message =
  'The client and server cannot communicate, because they do not possess a common algorithm (0x80090331).';
const narrow = withOptions({
  ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384',
  maxVersion: 'TLSv1.2',
});
const asked = {
  message,
  program: 'dotnet-framework',
  answers: { 'program-age': 'since-2016' },
} as const;

export const cases = causeCases({
  cause: 'cipher-none-shared-hardened-client',
  holds: [
    {
      name: 'it takes one strong method, and the policy of this computer leaves others (compared: likely)',
      peer: narrow,
      asked,
      options: { depth: 'all' },
      local: windowsSettings(19045, {
        'ssl-policy.Functions': 'TLS_RSA_WITH_AES_128_CBC_SHA,TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
      }),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it takes one strong method, and the policy of this computer has it at its end',
      peer: narrow,
      asked,
      local: windowsSettings(19045, {
        'ssl-policy.Functions': `TLS_RSA_WITH_AES_128_CBC_SHA,${TAKEN},TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384`,
      }),
    },
    {
      name: 'it takes one strong method, and no list is narrowed here',
      peer: narrow,
      local: linuxSettings(),
    },
  ],
});
