import { z } from '../zod';

/** One PEM certificate as text; bounded, parsed by the engine before use. */
export const pemSchema = z.string().min(60).max(32_768);

/**
 * Where to connect and which name to ask for.
 * `host`: A-label DNS name or IP literal without brackets. `serverName`: what goes into SNI (RFC 6066 §3), null = send none.
 * `addresses`: connect to these instead of resolving `host`; empty = resolve. `extraRoots`: PEM roots to trust besides this computer's.
 */
export const targetSchema = z.strictObject({
  host: z.string().min(1).max(253),
  display: z.string().min(1).max(400),
  port: z.int().min(1).max(65_535),
  serverName: z.string().min(1).max(253).nullable(),
  addresses: z.array(z.string().min(2).max(45)).max(16),
  extraRoots: z.array(pemSchema).max(20),
});
export type Target = z.infer<typeof targetSchema>;

/** What a person typed, before it is understood. Every field but `text` may be empty. */
export const targetInputSchema = z.strictObject({
  text: z.string().max(20_000),
  addresses: z.string().max(800).default(''),
  port: z.string().max(20).default(''),
  serverName: z.string().max(400).default(''),
});
export type TargetInput = z.infer<typeof targetInputSchema>;

/** What is wrong with the input, in one sentence, with an example that works. */
const targetProblemSchema = z.strictObject({
  field: z.enum(['text', 'addresses', 'port', 'serverName']),
  sentence: z.string(),
  example: z.string(),
});
export type TargetProblem = z.infer<typeof targetProblemSchema>;

/** `message`: the text looks like an error message, not like an address. */
export const parsedTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('target'), target: targetSchema }),
  z.strictObject({ kind: z.literal('message'), text: z.string(), foundTarget: z.string().nullable() }),
  z.strictObject({ kind: z.literal('problem'), problems: z.array(targetProblemSchema).min(1) }),
]);
export type ParsedTarget = z.infer<typeof parsedTargetSchema>;
