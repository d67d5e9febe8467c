import type { RanProbe } from '../../../shared/model/report';

const ran = (
  id: string,
  areas: RanProbe['areas'],
  question: string,
  outcome: string,
  connections: number,
  status: RanProbe['status'] = 'ok',
): RanProbe => ({
  ...{ id, areas, question, status, startedAtMs: null, ms: 14 + connections * 27.4, connections, outcome },
});

/** Each begins when the one before it is over, but for two that ask at the same time. */
const inTime = (all: readonly RanProbe[]): RanProbe[] => {
  let at = 20;
  return all.map((probe) => {
    if (probe.status === 'skipped') return probe;
    const startedAtMs = Math.round(at);
    at += probe.id === 'versions' ? 40 : probe.ms * 4;
    return { ...probe, startedAtMs, ms: probe.ms * 4 };
  });
};

/** What each question of the example run brought. */
export const RAN: RanProbe[] = inTime([
  ran(
    'names',
    ['network', 'configuration'],
    'Does the name lead to an address?',
    'One address: 203.0.113.20.',
    0,
  ),
  ran(
    'reach',
    ['network'],
    'Does anything answer on this port?',
    'The address accepts connections, in 12 ms.',
    2,
  ),
  ran(
    'plain-answer',
    ['configuration'],
    'Does something else than TLS answer there?',
    'The server waits for us to speak first, as it should.',
    1,
  ),
  ran(
    'hello',
    ['protocol', 'configuration'],
    'Does the server answer a modern greeting (ClientHello)?',
    'It answers with TLS 1.3.',
    1,
  ),
  ran(
    'versions',
    ['protocol'],
    'Which versions of the secure connection does it speak?',
    'It speaks TLS 1.2 and TLS 1.3; older ones are closed without a word.',
    5,
  ),
  ran(
    'server-name',
    ['configuration', 'certificate'],
    'Does the answer depend on the name asked for (SNI)?',
    'No: the same certificate with and without the name.',
    3,
  ),
  ran(
    'certificate',
    ['certificate'],
    'Is the certificate in order, and trusted on this computer?',
    'In date, right name, trusted.',
    1,
  ),
  ran(
    'client-certificate',
    ['certificate', 'policy'],
    'Does the server ask for a certificate of ours?',
    'It does not ask for one.',
    2,
  ),
  ran(
    'starttls',
    ['configuration'],
    'Does the service start plain and change over (STARTTLS)?',
    'Not needed: the port speaks TLS at once.',
    0,
    'skipped',
  ),
  ran(
    'repeat',
    ['network', 'policy'],
    'Is it the same every time?',
    'Six of six connections ended alike.',
    6,
  ),
]);

/** A question that was under way when the person stopped the check. */
export const STOPPED: RanProbe = {
  ...ran('hello', ['protocol'], 'Does the server answer a modern greeting (ClientHello)?', '', 1, 'skipped'),
  ...{ outcome: 'The check was cancelled before this was answered.', startedAtMs: 1_240, ms: 2_270 },
};
