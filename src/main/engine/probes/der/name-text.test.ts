import { describe, expect, it } from 'vitest';
import { nameKey, nameText } from './name-text';

const wrap = (tag: number, ...parts: number[][]): number[] => {
  const content = parts.flat();
  return content.length < 128 ? [tag, content.length, ...content] : [tag, 0x81, content.length, ...content];
};
const part = (last: number, tag: number, value: number[]) =>
  wrap(0x31, wrap(0x30, [0x06, 0x03, 0x55, 0x04, last], wrap(tag, value)));
const name = (...parts: number[][]) => Uint8Array.from(wrap(0x30, ...parts));
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

describe('nameText', () => {
  it('puts the most telling piece first', () => {
    expect(
      nameText(
        name(part(6, 0x13, utf8('NL')), part(10, 0x0c, utf8('Brücke')), part(3, 0x0c, utf8('Root'))),
        100,
      ),
    ).toBe('CN=Root, O=Brücke, C=NL');
  });
  it('does so whatever the order in which an authority wrote the pieces', () => {
    expect(nameText(name(part(3, 0x0c, utf8('Root')), part(10, 0x0c, utf8('Firm'))), 100)).toBe(
      'CN=Root, O=Firm',
    );
  });
  it('reads BMPString, and shows unknown kinds as hex', () => {
    expect(nameText(name(part(3, 0x1e, [0x00, 0x41, 0x8a, 0x3c]), part(99, 0x04, [1, 2])), 100)).toBe(
      'CN=A証, 2.5.4.99=#0102',
    );
  });
  it('makes control characters harmless', () => {
    expect(nameText(name(part(3, 0x0c, utf8('a\u001b]0;x\u0007'))), 100)).toBe('CN=a·]0;x·');
  });
  it('says so when there is no name, or none that can be read', () => {
    expect(nameText(name(), 100)).toBe('(no name)');
    expect(nameText(Uint8Array.of(0x30, 0x50), 100)).toBe('(a name that can’t be read)');
  });
});

describe('nameKey', () => {
  it('is equal when only letter case, spaces and string type differ', () => {
    expect(nameKey(name(part(3, 0x13, utf8('My  Root'))))).toBe(
      nameKey(name(part(3, 0x0c, utf8('my root ')))),
    );
  });
  it('differs when a piece differs', () => {
    expect(nameKey(name(part(3, 0x13, utf8('a'))))).not.toBe(nameKey(name(part(10, 0x13, utf8('a')))));
  });
});
