import { describe, expect, it } from 'vitest';
import { addressBytes, addressText } from './address';
import { forbiddenName } from './name-constraints';
import { der, oid, sequence, text } from './testing/encode';

const dns = (domain: string) => sequence(der(0x82, text(domain)));
const range = (address: string, mask: string) =>
  sequence(der(0x87, addressBytes(address) ?? new Uint8Array(), addressBytes(mask) ?? new Uint8Array()));
const permitted = (...trees: Uint8Array[]) => der(0xa0, ...trees);
const excluded = (...trees: Uint8Array[]) => der(0xa1, ...trees);
const check = (constraints: Uint8Array, ...names: string[]) =>
  forbiddenName(
    constraints,
    {
      names: {
        dns: names.filter((name) => !addressBytes(name)),
        addresses: names.flatMap((name) => addressBytes(name) ?? []),
      },
      subject: sequence(),
    },
    addressText,
  );
const piece = (type: string, value: string) => der(0x31, sequence(oid(type), der(0x0c, text(value))));
const [COUNTRY, FIRM, NAME] = ['2.5.4.6', '2.5.4.10', '2.5.4.3'];
const directory = (...pieces: Uint8Array[]) => sequence(der(0xa4, sequence(...pieces)));
const ofSubject = (constraints: Uint8Array, ...pieces: Uint8Array[]) =>
  forbiddenName(
    constraints,
    { names: { dns: [], addresses: [] }, subject: sequence(...pieces) },
    addressText,
  );

describe('forbiddenName', () => {
  it('permits a domain and what is below it, by whole labels', () => {
    expect(check(permitted(dns('lab.test')), 'lab.test', 'a.b.LAB.test', '*.lab.test')).toBeNull();
    expect(check(permitted(dns('.lab.test')), 'a.lab.test')).toBeNull();
    expect(check(permitted(dns('lab.test')), 'a.lab.test', 'notlab.test')).toBe('notlab.test');
  });
  it('lets an exclusion win', () => {
    expect(
      check(Buffer.concat([permitted(dns('test')), excluded(dns('lab.test'))]), 'a.test', 'x.lab.test'),
    ).toBe('x.lab.test');
  });
  it('says nothing of names when only addresses are limited, and the other way round', () => {
    expect(check(permitted(range('10.0.0.0', '255.0.0.0')), 'a.test')).toBeNull();
    expect(check(permitted(dns('lab.test')), '10.1.2.3')).toBeNull();
  });
  it('compares addresses under their mask', () => {
    const ten = permitted(range('10.0.0.0', '255.0.0.0'));
    expect(check(ten, '10.200.3.4')).toBeNull();
    expect(check(ten, '10.1.1.1', '11.0.0.1')).toBe('11.0.0.1');
    expect(check(ten, '::1')).toBe('::1');
    expect(check(excluded(range('0.0.0.0', '0.0.0.0')), '1.2.3.4')).toBe('1.2.3.4');
  });
  it('compares distinguished names from the broadest piece on, case and spaces aside', () => {
    const lab = permitted(directory(piece(COUNTRY, 'NL'), piece(FIRM, 'Lab  Ltd')));
    const ours = [piece(COUNTRY, 'nl'), piece(FIRM, 'LAB Ltd')];
    expect(ofSubject(lab, ...ours, piece(NAME, 'www'))).toBeNull();
    expect(ofSubject(lab, piece(COUNTRY, 'NL'), piece(NAME, 'www'))).toBe('CN=www, C=NL');
    expect(ofSubject(lab)).toBeNull();
    expect(ofSubject(excluded(directory(...ours)), ...ours)).toBe('O=LAB Ltd, C=nl');
    expect(ofSubject(excluded(directory(...ours)), piece(COUNTRY, 'DE'))).toBeNull();
  });
});
