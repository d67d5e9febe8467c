import { describe, expect, it } from 'vitest';
import { alerted, answered, closed } from '../examples/attempts';
import { oldProgramDocument, unknownDocument } from '../examples/documents';
import { versionsOf } from './versions';

const states = (transcript: (typeof oldProgramDocument)['transcript']) =>
  versionsOf({ ...oldProgramDocument, transcript })?.map(({ state }) => state);

describe('the strip of versions', () => {
  it('shows what the server speaks and what it closes on', () => {
    expect(states(oldProgramDocument.transcript)).toEqual([
      'refused',
      'refused',
      'refused',
      'spoken',
      'spoken',
    ]);
  });

  it('does not take a closed stream for a refusal when nothing was answered', () => {
    expect(states([closed('a', 'p', ['TLS 1.2']), closed('b', 'p', ['TLS 1.3'])])).toEqual(
      Array.from({ length: 5 }, () => 'unknown'),
    );
  });

  it('takes an alert for a refusal by itself', () => {
    expect(states([alerted('a', 'p', ['TLS 1.0']), alerted('b', 'p', ['TLS 1.1'])])?.slice(1, 3)).toEqual([
      'refused',
      'refused',
    ]);
  });

  it('says of silence that it could not tell', () => {
    expect(versionsOf(unknownDocument)?.every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('does not call a version spoken when another one came back', () => {
    const table = { kind: 'table', title: 'Versions', columns: ['Version', 'What came back'] } as const;
    const rows = [
      ['TLS 1.2', 'answered with TLS 1.0'],
      ['TLS 1.0', 'answered with TLS 1.0'],
    ];
    const versions = versionsOf({
      ...oldProgramDocument,
      transcript: [answered('a', 'p', ['TLS 1.0']), answered('b', 'p', ['TLS 1.2'])],
      measured: [
        {
          id: 'versions',
          area: 'protocol',
          table: { ...table, columns: [...table.columns], rows },
          note: '',
        },
      ],
    });
    expect(versions?.map(({ state }) => state)).toEqual(['unknown', 'spoken', 'unknown', 'other', 'unknown']);
    expect(versions?.[3]?.why).toBe('answered with TLS 1.0');
  });

  it('is left out when the versions were not tried one by one', () => {
    expect(
      versionsOf({ ...oldProgramDocument, transcript: [answered('a', 'p', ['TLS 1.3', 'TLS 1.2'])] }),
    ).toBeNull();
  });
});
