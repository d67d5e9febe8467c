import { windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, withOptions } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message =
  'The client and server cannot communicate, because they do not possess a common algorithm (0x80090331).';
const noAes = windowsSettings(19045, {
  'schannel.cipher.AES 128/128.Enabled': '0',
  'schannel.cipher.AES 256/256.Enabled': '0',
});
const onlyAes = withOptions({
  ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384',
  maxVersion: 'TLSv1.2',
});

export const cases = causeCases({
  cause: 'client-schannel-policy',
  holds: [
    {
      name: 'it takes TLS 1.2 with AES alone, a rule takes AES away here, and the text says so (compared, not measured: likely)',
      peer: onlyAes,
      asked: { message, program: 'dotnet-framework', answers: { 'program-age': 'since-2016' } },
      local: noAes,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it works, and the rules here take away methods that it does not need',
      peer: closesBelow(),
      asked: { program: 'dotnet-framework' },
      local: windowsSettings(19045, {
        'schannel.kex.Diffie-Hellman.Enabled': '0',
        'schannel.kex.PKCS.Enabled': '0',
        'schannel.hash.SHA.Enabled': '0',
      }),
    },
    {
      name: 'it works, and the rules take away only what is outdated',
      peer: closesBelow(),
      local: windowsSettings(19045, {
        'schannel.cipher.RC4 128/128.Enabled': '0',
        'schannel.protocol.TLS 1.0.client.Enabled': '0',
      }),
    },
    { name: 'it works, and there are no rules', peer: closesBelow(), local: windowsSettings(26100) },
  ],
});
