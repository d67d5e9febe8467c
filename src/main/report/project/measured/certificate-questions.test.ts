import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { measuredSchema } from '../../../../shared/model/report';
import { asEvidence } from '../../../engine/diagnosis/testing/as-evidence';
import { measuredOf } from '.';

const from = (facts: Partial<EvidenceMap>, id: string) => {
  const found = measuredOf(asEvidence(facts)).find((one) => one.id === id);
  return found === undefined ? null : measuredSchema.parse(found);
};
const answer = {
  url: 'http://ocsp.test/',
  revokedAt: null,
  reason: null,
  thisUpdate: null,
  nextUpdate: null,
  ms: 12,
};
const entry = { index: 0, subject: 'CN=Server', staple: null, ocsp: [], crl: [], mustStaple: false };

describe('who accepts the chain', () => {
  it('is told list by list, with what was fetched', () => {
    const table = from(
      {
        'trust-path': {
          attemptId: 'a',
          stores: [
            { id: 'this-computer', name: 'x', roots: 3, trusted: true, anchor: 'CN=Root', faults: [] },
            {
              id: 'mozilla',
              name: 'y',
              roots: 140,
              trusted: false,
              anchor: null,
              faults: [{ code: 'unknown-root', index: 1, text: 'It does not know the root.' }],
            },
          ],
          fetched: [
            {
              url: 'http://ca.test/',
              status: 'unreachable',
              why: 'No answer.',
              subject: null,
              fingerprint: null,
            },
          ],
          repaired: null,
        },
      },
      'trust-path',
    );
    expect(table?.table.rows).toEqual([
      ['this computer (3)', 'yes', 'CN=Root'],
      ['Mozilla (140)', 'no', 'It does not know the root.'],
      ['asked for a missing certificate', 'not found', 'http://ca.test/ No answer.'],
    ]);
  });
});

describe('revocation', () => {
  const rows = (certificates: EvidenceMap['revocation']['certificates']) =>
    from({ revocation: { attemptId: 'a', certificates } }, 'revocation')?.table.rows ?? null;
  it('is told answer by answer, and no answer is never a good one', () => {
    expect(
      rows([
        {
          ...entry,
          ocsp: [{ ...answer, status: 'unreachable', why: 'No answer.' }],
          crl: [{ ...answer, status: 'revoked', why: 'The issuer has cancelled it.' }],
        },
      ]),
    ).toEqual([
      ['CN=Server', 'responder (OCSP) http://ocsp.test/', 'could not tell: No answer.', '12 ms'],
      [
        'CN=Server',
        'list (CRL) http://ocsp.test/',
        'cancelled by the issuer: The issuer has cancelled it.',
        '12 ms',
      ],
    ]);
  });
  it('names a staple that is missing', () => {
    expect(rows([{ ...entry, mustStaple: true }])?.[0]?.[2]).toMatch(/^missing/);
  });
  it('is no table where nobody was there to be asked', () => {
    expect(rows([entry])).toBeNull();
  });
});

describe('the clock', () => {
  it('is told source by source, with what they agree on', () => {
    const source = {
      kind: 'date-header' as const,
      from: 'ca.test',
      at: '2026-06-01T00:00:00.000Z',
      offsetSeconds: -7,
      attemptId: 'clock-1',
    };
    const told = (offsetSeconds: number | null) =>
      from({ clock: { local: '2026-06-01T00:00:00.000Z', sources: [source], offsetSeconds } }, 'clock');
    expect(told(-7)?.table.rows[0]).toEqual([
      'ca.test',
      'Date header',
      '1 June 2026, 00:00 UTC',
      '7 s behind',
    ]);
    expect(told(-7)?.note).toBe('Together: this computer is 7 s behind.');
    expect(told(null)?.note).toMatch(/^Could not tell/);
    expect(from({ clock: { local: 'x', sources: [], offsetSeconds: null } }, 'clock')).toBeNull();
  });
});
