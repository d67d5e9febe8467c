import { type MeasuredTable, ofProbe } from './table';

/** What this computer's own store says of the chain. */
export const trust: MeasuredTable = {
  id: 'trust',
  area: 'certificate',
  title: 'What this computer says of the certificates',
  draft: ofProbe('certificate', ['Certificate', 'What a careful program would object to'], ({ verdict }) => ({
    rows: verdict.faults.map(({ index, text }) => [
      index === 0 ? 'the server’s own' : `number ${index + 1}`,
      text,
    ]),
    note: verdict.trusted
      ? `Trusted, by ${verdict.anchor ?? 'a root of this computer'}. Compared with ${verdict.store}.`
      : `Not trusted. Compared with ${verdict.store}.`,
  })),
};
