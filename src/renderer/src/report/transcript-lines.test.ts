import { describe, expect, it } from 'vitest';
import { answered, closed, listened } from '../examples/attempts';
import { ranges, transcriptLines } from './transcript-lines';

const linesOf = (...attempts: Parameters<typeof transcriptLines>[0][number]['attempt'][]) =>
  transcriptLines(attempts.map((attempt, index) => ({ attempt, number: index + 1 })));

describe('the connections on paper', () => {
  it('says once what was said again and ended alike', () => {
    const lines = linesOf(
      answered('a', 'The comparison greeting, repetition 1', ['TLS 1.3']),
      closed('b', 'Repetition 1: the version: TLS 1.0 only', ['TLS 1.0']),
      closed('c', 'Repetition 2: the version: TLS 1.0 only', ['TLS 1.0']),
      answered('d', 'The comparison greeting, repetition 2', ['TLS 1.3']),
    );
    expect(lines.map(({ numbers, times }) => [numbers, times])).toEqual([
      ['1, 4', 2],
      ['2–3', 2],
    ]);
  });
  it('never takes two different endings or two different greetings together', () => {
    const lines = linesOf(
      answered('a', 'TLS 1.2 only', ['TLS 1.2']),
      closed('b', 'TLS 1.2 only', ['TLS 1.2']),
      closed('c', 'TLS 1.3 only', ['TLS 1.3']),
    );
    expect(lines.map(({ numbers }) => numbers)).toEqual(['1', '2', '3']);
  });
  it('counts no wait of our own as time that the server took', () => {
    const [line] = linesOf(listened('a', 'A whole handshake'));
    expect(line?.longestMs).toBeCloseTo(27.1);
  });
  it('names rows of numbers by their ends', () => expect(ranges([1, 2, 3, 5, 8, 9])).toBe('1–3, 5, 8–9'));
});
