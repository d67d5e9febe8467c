import { fronted, inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const CLOSED =
  'System.IO.IOException: Authentication failed because the remote party has closed the transport stream.';
const SSL30 = 0x0300;
const TLS12 = 0x0303;

export const cases = causeCases({
  cause: 'ssl3-record-header-rejected',
  holds: [
    {
      name: 'it closes on the wrapping of SSL 3.0, and an old .NET program reports a close',
      peer: fronted(({ recordVersion }) => (recordVersion === SSL30 ? 'fin' : 'on')),
      asked: { message: CLOSED, answers: { 'program-age': 'before-2016' } },
      verdict: 'confirmed',
    },
    {
      name: 'the same, and the text alone says how old the program is',
      peer: fronted(({ recordVersion }) => (recordVersion === SSL30 ? 'fin' : 'on')),
      asked: { message: CLOSED },
      verdict: 'likely',
    },
    {
      name: 'it takes the wrapping of TLS 1.2 alone',
      peer: fronted(({ recordVersion }) => (recordVersion === TLS12 ? 'on' : 'rst')),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it closes on TLS 1.0, in whatever wrapping',
      peer: fronted(({ hello }) =>
        hello && hello.supportedVersions.length === 0 && hello.legacyVersion === 0x0301 ? 'fin' : 'on',
      ),
      asked: { message: CLOSED, answers: { 'program-age': 'before-2016' } },
    },
    {
      name: 'a server in order',
      peer: inOrder,
      asked: { message: CLOSED, answers: { 'program-age': 'before-2016' } },
    },
  ],
});
