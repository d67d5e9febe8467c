import { describe, expect, it } from 'vitest';
import { caseFor } from './testing';
import { upgradeCase } from './upgrade';

describe('upgradeCase', () => {
  it('gives a file of the newest version as it is', () => {
    const raw = caseFor('case-0001');
    expect(upgradeCase(raw)).toEqual({ ok: true, raw });
  });
  it('takes an old file through every step in order', () => {
    const steps = {
      1: (raw: Record<string, unknown>) => ({ ...raw, names: ['one'] }),
      2: ({ names, ...rest }: Record<string, unknown>) => ({ ...rest, count: (names as string[]).length }),
    };
    expect(upgradeCase({ kind: 'handrail-case', schemaVersion: 1 }, steps, 3)).toEqual({
      ok: true,
      raw: { kind: 'handrail-case', schemaVersion: 3, count: 1 },
    });
  });
  it('says that a file is of a newer program', () => {
    expect(upgradeCase({ kind: 'handrail-case', schemaVersion: 2 }, {}, 1)).toEqual({
      ok: false,
      sentence:
        'This case was saved by a newer version of Handrail (file version 2; this program reads up to 1). Open it with that version. The file stays as it is.',
    });
  });
  it.each([null, [], 'x', {}, { kind: 'handrail-case' }, { kind: 'handrail-case', schemaVersion: 0.5 }])(
    'says of %j that it is no case file',
    (raw) => {
      expect(upgradeCase(raw)).toMatchObject({ ok: false });
    },
  );
});
