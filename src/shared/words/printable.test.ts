import { describe, expect, it } from 'vitest';
import { printable, printableBytes } from './printable';

describe('printable', () => {
  it('leaves ordinary text in any language as it is', () => {
    expect(printable('Zertifikat für München · 証明書', 100)).toBe('Zertifikat für München · 証明書');
  });
  it('shows escape sequences and direction changes as dots', () => {
    expect(printable('a\u001b[31mb\u202Ec\u200Bd', 100)).toBe('a·[31mb·c·d');
  });
  it('makes one line of several', () => {
    expect(printable('one\r\n\ttwo', 100)).toBe('one two');
  });
  it('never gives more than was allowed', () => {
    expect(printable('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(printable('😀'.repeat(50), 4)).toBe('😀…');
  });
});

describe('printableBytes', () => {
  it('gives the first line only', () => {
    expect(printableBytes(new TextEncoder().encode('\r\n220 mail ready\r\n250 more'), 100)).toBe(
      '220 mail ready',
    );
  });
  it('shows bytes that are not text as dots', () => {
    expect(printableBytes(Uint8Array.of(0x4a, 0, 0, 0xff, 0x38), 100)).toBe('J···8');
  });
});
