import { describe, expect, it } from 'vitest';
import { daysBetween, spokenDate, spokenMoment } from '../../../../shared/words/dates';
import { alert, FIN, match, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { chainDetail } from './chain';
import { clip, listed, measured } from './clip';
import { alertCode, isClosed, sameEnd } from './ends';
import { inspectorOf } from './inspectors';
import { pairSentence, pairState } from './pairs';
import { versionsTable } from './tables';
import { compareClaim } from './told';

describe('clip, reason, listed', () => {
  it('never gives more than was allowed, and no half a character', () => {
    expect(clip('abcdef', 4)).toBe('abc…');
    expect(clip('ab😀cd', 4)).toBe('ab…');
  });
  it('names an attempt once', () => {
    expect(measured('x', ['a', 'a', 'b']).attempts).toEqual(['a', 'b']);
  });
  it('lists like a sentence', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('dates', () => {
  it('reads as a person says it', () => {
    expect(spokenDate('2026-03-03T14:05:00.000Z')).toBe('3 March 2026');
    expect(spokenMoment('2026-03-03T14:05:00.000Z')).toBe('3 March 2026, 14:05 UTC');
  });
  it('keeps what it can’t read', () => {
    expect(spokenDate('some day')).toBe('some day');
    expect(spokenDate('2026-13-40')).toBe('2026-13-40');
    expect(daysBetween('some day', '2026-03-03')).toBe(null);
  });
  it('counts whole days in both directions', () => {
    expect(daysBetween('2026-03-01T00:00:00Z', '2026-03-03T12:00:00Z')).toBe(2);
    expect(daysBetween('2026-03-03T00:00:00Z', '2026-03-01T00:00:00Z')).toBe(-2);
  });
});

describe('ends', () => {
  it('compares the kind, and the number of an alert', () => {
    expect(sameEnd(alert(40, 'x'), alert(70, 'y'))).toBe(false);
    expect(sameEnd(FIN, { kind: 'fin', stage: 'before-hello' })).toBe(true);
    expect(sameEnd(FIN, RST)).toBe(false);
    expect([isClosed(FIN), isClosed(alert(40, 'x')), alertCode(FIN), alertCode(alert(40, 'x'))]).toEqual([
      true,
      false,
      null,
      40,
    ]);
  });
});

describe('pairs', () => {
  const repeat = repeatFacts([
    { key: 'version:TLS 1.0', variant: FIN },
    { key: 'starttls', variant: FIN, holds: false },
  ]);
  it('tells held, broken and never repeated apart', () => {
    expect([
      pairState(repeat, 'version:TLS 1.0'),
      pairState(repeat, 'starttls'),
      pairState(repeat, 'x'),
      pairState(undefined, 'x'),
    ]).toEqual(['holds', 'broken', 'not-repeated', 'not-repeated']);
  });
  it('does not take a pair for broken of which a side could not be sent again', () => {
    const [pair] = repeatFacts([{ key: 'starttls', variant: FIN, holds: false }]).pairs;
    const partly = { ...repeat, pairs: pair ? [{ ...pair, variant: pair.variant.slice(1) }] : [] };
    expect(pairState(partly, 'starttls')).toBe('not-repeated');
  });
  it('says how often it was compared, and only of a pair that held', () => {
    expect(pairSentence(repeat, 'version:TLS 1.0')).toContain('twice more, one after the other');
    expect(pairSentence(repeat, 'starttls')).toBe(null);
  });
});

describe('compareClaim', () => {
  const text = (event: 'fin' | 'alert' | 'nothing-certain', alertNumber: number | null = null, id = 'x') =>
    told({}, match({ id, event, alertCode: alertNumber }));
  it('takes the same event for the same, and an alert by its number', () => {
    expect(compareClaim(text('fin'), FIN)).toBe('same');
    expect(compareClaim(text('fin'), RST)).toBe('different');
    expect(compareClaim(text('alert', 70), alert(70, 'x'))).toBe('same');
    expect(compareClaim(text('alert', 70), alert(40, 'x'))).toBe('different');
  });
  it('knows that some texts stand for a close and a cut alike', () => {
    expect(compareClaim(text('nothing-certain', null, 'dotnet.send-failure'), RST)).toBe('same');
  });
  it('compares nothing when nothing is claimed', () => {
    expect(compareClaim(told(), FIN)).toBe('nothing-claimed');
    expect(compareClaim(text('nothing-certain'), FIN)).toBe('nothing-claimed');
    expect(compareClaim(told({}, match({ wrapper: true })), FIN)).toBe('nothing-claimed');
  });
});

describe('the chain and the tables', () => {
  it('marks what is wrong with each certificate, and shows peer text harmlessly', () => {
    const chain = [presented({ subject: 'CN=a\u202Eb' }), presented({ selfIssued: true })];
    expect(chainDetail(certificateFacts([fault('expired', 'It ran out.', 0)], chain))).toMatchObject({
      certificates: [
        { role: 'server', subject: 'CN=a·b', note: 'It ran out.', bad: true },
        { role: 'root', bad: false },
      ],
    });
  });
  it('has a row for each version', () => {
    expect(versionsTable(versionsFacts(['TLS 1.2']))).toMatchObject({ rows: { length: 5 } });
  });
  it('finds inspectors by name only', () => {
    expect([
      inspectorOf(['O=Zscaler Inc.'])?.product,
      inspectorOf(['CN=Reset CA', 'O=Let’s Encrypt']),
    ]).toEqual(['Zscaler', null]);
  });
});
