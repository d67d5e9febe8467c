import { windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const asked = {
  message:
    'System.ComponentModel.Win32Exception (0x80090326): The message received was unexpected or badly formatted',
  program: 'dotnet',
  answers: { changed: 'update', 'program-age': 'since-2016' },
} as const;
const build = (number: string) => windowsSettings(0, { 'windows.build': number });

export const cases = causeCases({
  cause: 'windows-update-regression',
  holds: [
    {
      name: 'it works, and this Windows has the update of October 2022 and its text (compared with a list: likely)',
      peer: closesBelow(),
      asked,
      local: build('19044.2130'),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it works, and this Windows has the update that mends it',
      peer: closesBelow(),
      asked: { ...asked, answers: {}, message: '' },
      local: build('19044.2132'),
    },
    {
      name: 'it works, and this Windows has no known fault',
      peer: closesBelow(),
      local: build('26100.2314'),
    },
  ],
});
