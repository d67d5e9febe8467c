import { z } from '../zod';
import { outcomeSchema } from './failure';

/** One thing that happened on a connection. `at`: milliseconds since the attempt began, to 0.1. */
const wireEventSchema = z.strictObject({
  at: z.number(),
  who: z.enum(['here', 'peer']),
  kind: z.enum([
    'resolved',
    'connecting',
    'connected',
    'sent',
    'record',
    'plaintext',
    'proxy',
    'dialogue',
    'alert',
    'fin',
    'rst',
    'timeout',
    'refused',
    'unreachable',
    'closed',
    'cancelled',
    'error',
  ]),
  /** Short and technical: "ClientHello", "ServerHello", "Alert fatal handshake_failure (40)". */
  label: z.string().max(200),
  bytes: z.int().min(0),
});
export type WireEvent = z.infer<typeof wireEventSchema>;

/** What our ClientHello offered, for the reader of a report. `bytes`: the whole first write. */
const helloSummarySchema = z.strictObject({
  versions: z.array(z.string()).max(8),
  serverName: z.string().max(253).nullable(),
  suites: z.int(),
  groups: z.array(z.string()).max(100),
  bytes: z.int(),
});
export type HelloSummary = z.infer<typeof helloSummarySchema>;

/** One connection from start to end: what was asked, what happened when, how it ended. `firstBytes`: up to 256 received bytes, hex. */
export const attemptSchema = z.strictObject({
  id: z.string().max(60),
  purpose: z.string().max(200),
  address: z.string().max(45),
  port: z.int(),
  startedAt: z.string(),
  ms: z.number(),
  hello: helloSummarySchema.nullable(),
  events: z.array(wireEventSchema).max(200),
  outcome: outcomeSchema,
  bytesIn: z.int(),
  bytesOut: z.int(),
  firstBytes: z.string().max(512),
});
export type Attempt = z.infer<typeof attemptSchema>;
