import { windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'client-schannel-policy',
  holds: [
    {
      name: 'it works, but a rule takes AES away here (compared, not measured: likely)',
      peer: closesBelow(),
      asked: { program: 'dotnet-framework', answers: { 'program-age': 'since-2016' } },
      local: windowsSettings(19045, {
        'schannel.cipher.AES 128/128.Enabled': '0',
        'schannel.cipher.AES 256/256.Enabled': '0',
      }),
      verdict: 'likely',
    },
  ],
  not: [
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
