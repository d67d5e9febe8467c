import { finiteFieldOnly } from '../../peers/finite-field';
import { inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const BAD_MAC = 'error:0A0003FC:SSL routines::ssl/tls alert bad record mac:SSL alert number 20';
const sometimes = { 'how-often': 'sometimes' } as const;

// From here it is never more than likely: we exchange no keys of this kind ourselves.
export const cases = causeCases({
  cause: 'dhe-leading-zero',
  holds: [
    {
      name: 'it uses DHE alone, and OpenSSL reports now and then that keys did not fit',
      peer: finiteFieldOnly('modp14'),
      asked: { message: BAD_MAC, answers: sometimes },
      verdict: 'likely',
    },
    {
      name: 'it uses DHE alone, and it fails only sometimes',
      peer: finiteFieldOnly('modp14'),
      asked: { answers: sometimes },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it uses DHE alone, and it fails every time',
      peer: finiteFieldOnly('modp14'),
      asked: { message: BAD_MAC, answers: { 'how-often': 'always' } },
    },
    {
      name: 'it uses elliptic curves, and OpenSSL reports the same now and then',
      peer: inOrder,
      asked: { message: BAD_MAC, answers: sometimes },
    },
  ],
});
