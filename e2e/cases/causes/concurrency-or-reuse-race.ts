import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { servesAtATime } from '../../peers/crowded';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { takesTurns } from '../../peers/picky';
import { causeCases } from '../define-cause-cases';

const SOMETIMES = { answers: { 'how-often': 'sometimes' } } as const;
const COMPLAINT = 'System.IO.IOException: Received an unexpected EOF or 0 bytes from the transport stream.';

const crowded = (most: number) =>
  labPeer(async (pki) =>
    servesAtATime(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), most),
  );

export const cases = causeCases({
  cause: 'concurrency-or-reuse-race',
  holds: [
    {
      name: 'it serves five at a time, and the person says that it fails at times',
      peer: crowded(5),
      asked: SOMETIMES,
      verdict: 'likely',
    },
    {
      name: 'new connections all work, and the program loses one at times',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: { ...SOMETIMES, message: COMPLAINT, program: 'dotnet' },
      verdict: 'possible',
    },
  ],
  not: [
    { name: 'every second one fails, also one by one', peer: takesTurns(), asked: SOMETIMES },
    { name: 'it serves a hundred at a time', peer: crowded(100), asked: SOMETIMES },
    { name: 'all is well', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
