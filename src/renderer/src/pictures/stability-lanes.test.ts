import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../shared/model/attempt-marks';
import { packMarks } from '../../../shared/model/attempt-marks';
import { alwaysAnswered, lanesOf, repeatedLanes, stretchesOf } from './stability-lanes';

const mark = (more: Partial<Mark> = {}): Mark => ({
  ...{ address: '192.0.2.1', probe: 'stability', series: 'first', end: 'a', at: 0, ms: 12 },
  ...more,
});
const marks = (ends: string, more: Partial<Mark> = {}): Mark[] =>
  [...ends].map((end, at) => mark({ end: end as Mark['end'], at, ...more }));
const lanes = (all: Mark[]) => lanesOf(packMarks(all)).lanes;

describe('the lanes of the attempts', () => {
  it('are one for each address and each thing that was said again', () => {
    const all = [
      ...marks('aa', { series: 'various' }),
      ...marks('aaf'),
      ...marks('af', { address: '192.0.2.2' }),
      ...marks('rr', { series: 'second' }),
    ];
    expect(lanes(all).map(({ series, address }) => `${series} ${address}`)).toEqual([
      'first 192.0.2.1',
      'first 192.0.2.2',
      'second 192.0.2.1',
      'various 192.0.2.1',
    ]);
  });

  it('count how each attempt ended, and say between what bounds the share of failures lies', () => {
    const [lane] = lanes(marks('aaaaaaaafr'));
    expect(lane?.ends).toEqual([
      { end: 'a', times: 8 },
      { end: 'f', times: 1 },
      { end: 'r', times: 1 },
    ]);
    expect(lane?.rate).toMatchObject({ failed: 2, sent: 10, share: 0.2 });
    expect(lane?.rate?.interval.low).toBeCloseTo(0.057, 3);
    expect(lane?.rate?.interval.high).toBeCloseTo(0.51, 2);
  });

  it('give no share where each attempt asks something else, nor of a single one', () => {
    expect(lanes(marks('aff', { series: 'various' }))[0]?.rate).toBeNull();
    expect(lanes(marks('f'))[0]?.rate).toBeNull();
    expect(repeatedLanes(packMarks(marks('aff', { series: 'various' })))).toEqual([]);
  });

  it('are called answered only where something was repeated, and answered each time', () => {
    const answered = (letters: string) => alwaysAnswered(packMarks(marks(letters)));
    expect(answered('aaa')).toBe(true);
    expect(answered('aaf')).toBe(false);
    expect(answered('fff')).toBe(false);
    expect(answered('a')).toBe(false);
  });

  it('hold what the proxy stopped against nobody', () => {
    expect(lanes(marks('aapp'))[0]?.rate).toMatchObject({ failed: 0, sent: 2 });
  });

  it('take a close after the handshake for a failure only where it is not what the server always does', () => {
    const always = [...marks('lll', { series: 'fresh' }), ...marks('ll', { series: 'resumed' })];
    expect(lanes(always).map(({ rate }) => rate?.failed)).toEqual([0, 0]);
    const once = [...marks('aal', { series: 'fresh' }), ...marks('aa', { series: 'resumed' })];
    expect(lanes(once).map(({ rate }) => rate?.failed)).toEqual([1, 0]);
  });

  it('are bounded, and say how many were left out', () => {
    const many = Array.from({ length: 40 }, (_, at) => mark({ address: `192.0.2.${at}` }));
    expect(lanesOf(packMarks(many))).toMatchObject({ more: 24, lanes: { length: 16 } });
  });
});

describe('the course of a lane', () => {
  it('is told in stretches that ended alike', () => {
    expect(stretchesOf({ marks: marks('aaafa') })).toEqual([
      { from: 1, to: 3, end: 'a' },
      { from: 4, to: 4, end: 'f' },
      { from: 5, to: 5, end: 'a' },
    ]);
  });
});
