import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { measuredSchema } from '../../../../shared/model/report';
import { asEvidence } from '../../../engine/diagnosis/testing/as-evidence';
import { FIN } from '../../../engine/diagnosis/testing/build';
import { measuredOf } from '.';

const from = (resumption: EvidenceMap['resumption']) => {
  const found = measuredOf(asEvidence({ resumption })).find(({ id }) => id === 'resumption');
  return found === undefined ? null : measuredSchema.parse(found);
};

describe('an earlier session', () => {
  it('that breaks the connection is told beside the new ones that did not', () => {
    const one = { attemptId: 'resumption-1', resumed: false, outcome: FIN, ms: 5 };
    const round = { fresh: { ...one, well: true }, resumed: { ...one, well: false } };
    const ways: EvidenceMap['resumption']['ways'] = [
      {
        by: 'ticket',
        version: 'TLS 1.2',
        rounds: [round, round, { ...round, resumed: null }],
        result: 'breaks',
      },
    ];
    expect(from({ ways })?.table.rows).toEqual([
      [
        'TLS 1.2',
        'by a ticket (RFC 5077)',
        'each connection with an earlier session failed, none without',
        '3 of 3',
        '0 of 2',
      ],
    ]);
  });
  it('is given by a ticket, or by its number', () => {
    const fresh = { attemptId: 'resumption-1', resumed: false, outcome: FIN, ms: 5, well: true };
    const ways = (['tls13-ticket', 'ticket', 'id'] as const).map((by) => ({
      ...{ by, version: 'TLS 1.2', rounds: [{ fresh, resumed: null }], result: 'not-given' as const },
    }));
    expect(from({ ways })?.table.rows.map((row) => row[2])).toEqual([
      'the server gives no ticket',
      'the server gives no ticket',
      'the server gives no session',
    ]);
    const unclear = ways.map((way) => ({
      ...{ ...way, result: 'unclear' as const, why: 'session-too-large' as const },
    }));
    expect(from({ ways: unclear })?.table.rows[0]?.[2]).toMatch(
      /^could not tell: with a certificate this large/,
    );
  });
});
