import fc from 'fast-check';
import type { z } from '../../../../shared/zod';

/** As far as a schema has to be looked into to make values for it (zod 4). */
interface Inside {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly valueType?: z.ZodType;
  readonly items?: readonly z.ZodType[];
}

interface Bounds {
  readonly minValue?: number;
  readonly maxValue?: number;
}

const insideOf = (schema: z.ZodType): Inside => (schema as unknown as { def: Inside }).def;

/** Texts that mean something to a cause somewhere, and some that mean nothing anywhere. */
const TEXTS = [
  ...[
    '',
    'x',
    'a-1',
    'a-2',
    'a-3',
    'TLS 1.0',
    'TLS 1.2',
    'TLS 1.3',
    'SSL 3.0',
    '192.0.2.10',
    '2001:db8::1',
    'tcp',
  ],
  ...[
    '2020-01-01T00:00:00.000Z',
    '2026-03-03T14:05:00.000Z',
    '2031-01-01T00:00:00.000Z',
    'shop.example',
    '*.example',
  ],
  ...[
    'CN=shop.example',
    'CN=Example Root',
    'version:TLS 1.2',
    'version:TLS 1.0',
    'server-name:none',
    'starttls',
  ],
  ...[
    'server-name:other',
    'address:192.0.2.11',
    'base',
    'size-600',
    'alpn-none',
    'post-quantum',
    'no-ems',
    'rsa',
    'ec',
  ],
  ...[
    'TLS_RSA_WITH_AES_128_CBC_SHA',
    'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    'x25519',
    'secp256r1',
    'sha1WithRSA',
  ],
  ...['rsa_pss_rsae_sha256', '‮\u0000<b>', 'Fortinet', '16384', 'Enabled', 'handshake_failure'],
];

/** Fields that hold the id of an attempt, or several; and what stands for one. */
const POINTS = /attempt|^again$/i;
const IDS = ['a-1', 'a-2', 'a-3'];

const NUMBERS = [
  -1, 0, 1, 2, 22, 40, 46, 70, 80, 86, 112, 116, 120, 200, 255, 443, 512, 1024, 2048, 4096, 100_000,
];

const numberIn = ({ minValue, maxValue }: Bounds): fc.Arbitrary<number> => {
  const fits = (value: number): boolean => value >= (minValue ?? -1e9) && value <= (maxValue ?? 1e9);
  const fitting = NUMBERS.filter(fits);
  const [lowest] = [minValue, maxValue].filter((one) => one !== undefined && Number.isFinite(one));
  return fc.constantFrom(...(fitting.length > 0 ? fitting : [lowest ?? 0]));
};

/** A text that the schema takes; one of them always does, or the schema is of no use to us. */
const textFor = (schema: z.ZodType, field: string): fc.Arbitrary<unknown> => {
  const fitting = (POINTS.test(field) ? IDS : TEXTS).filter((text) => schema.safeParse(text).success);
  if (fitting.length === 0) throw new Error(`no text fits ${JSON.stringify(insideOf(schema))}`);
  return fc.constantFrom(...fitting);
};

const MOST = 3;

const arrayOf = (schema: z.ZodType, element: z.ZodType, field: string): fc.Arbitrary<unknown> =>
  fc
    .array(anyOf(element, field), { maxLength: MOST })
    .map((items) => (schema.safeParse(items).success ? items : items.slice(0, 1)));

const objectOf = (shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<unknown> => {
  const entries = Object.entries(shape);
  const may = entries.filter(([, schema]) => ['optional', 'default'].includes(insideOf(schema).type));
  const left = fc.subarray(may.map(([key]) => key));
  const all = fc.record(Object.fromEntries(entries.map(([key, schema]) => [key, anyOf(schema, key)])));
  return fc
    .tuple(all, left)
    .map(([value, out]) => Object.fromEntries(Object.entries(value).filter(([key]) => !out.includes(key))));
};

/** Any value that this schema takes, small on purpose. `field`: the name under which it stands. Throws for a kind of schema that it does not know: a mistake of ours. */
export const anyOf = (schema: z.ZodType, field = ''): fc.Arbitrary<unknown> => {
  const inside = insideOf(schema);
  switch (inside.type) {
    case 'object':
      return objectOf(inside.shape ?? {});
    case 'array':
      return inside.element ? arrayOf(schema, inside.element, field) : fc.constant([]);
    case 'string':
      return textFor(schema, field);
    case 'number':
    case 'int':
      return numberIn(schema as unknown as Bounds);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'unknown':
    case 'any':
      return fc.constantFrom(null, 0, 'x');
    case 'enum':
      return fc.constantFrom(...Object.values(inside.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(inside.values ?? []));
    case 'union':
      return fc.oneof(...(inside.options ?? []).map((one) => anyOf(one, field)));
    case 'tuple':
      return fc.tuple(...(inside.items ?? []).map((one) => anyOf(one, field)));
    case 'record':
      return inside.valueType
        ? fc.dictionary(fc.constantFrom('a', 'b'), anyOf(inside.valueType))
        : fc.constant({});
    case 'nullable':
      return inside.innerType ? fc.option(anyOf(inside.innerType, field), { nil: null }) : fc.constant(null);
    case 'optional':
    case 'default':
    case 'readonly':
      return inside.innerType ? anyOf(inside.innerType, field) : fc.constant(null);
    case 'pipe':
      return inside.in ? anyOf(inside.in) : fc.constant(null);
    default:
      throw new Error(`no values are known for a schema of the kind ${inside.type}`);
  }
};
