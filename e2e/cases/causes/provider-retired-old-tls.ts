import { linuxSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const STORAGE = 'shop.blob.core.windows.net';
const asked = {
  message: 'Authentication failed because the remote party has closed the transport stream.',
  program: 'dotnet-framework',
} as const;
const local = linuxSettings();

export const cases = causeCases({
  cause: 'provider-retired-old-tls',
  holds: [
    {
      name: 'it has the name of such a provider and closes on TLS 1.0; that the program is old goes before it (a date is no measurement: likely)',
      peer: closesBelow('TLSv1.2', 'TLSv1.3', STORAGE),
      asked,
      local,
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    { name: 'it closes on TLS 1.0, and has another name', peer: closesBelow(), asked, local },
    {
      name: 'it has the name of such a provider, and takes TLS 1.0',
      peer: takesOldOnesToo(STORAGE),
      asked,
      local,
    },
  ],
});
