import { z } from '../zod';
import { MESSAGE_LIMIT } from './message-limit';
import { targetSchema } from './target';
import { type RunOptions, runOptionsSchema, USUAL_OPTIONS } from './way';

/** The five areas of the checklist, in its order. */
export const areaSchema = z.enum(['certificate', 'protocol', 'configuration', 'network', 'policy']);
export type Area = z.infer<typeof areaSchema>;
export const AREAS = areaSchema.options;

/** Does the person's program open the connection, or accept it? The first question. */
export const sideSchema = z.enum(['connects', 'accepts', 'unknown']);
export type Side = z.infer<typeof sideSchema>;

/** The kind of program that shows the error. */
export const programSchema = z.enum([
  'unknown',
  'browser',
  'dotnet-framework',
  'dotnet',
  'java',
  'python',
  'node',
  'openssl',
  'go',
  'mail',
  'database',
  'other',
]);
export type Program = z.infer<typeof programSchema>;

/** The event on the wire that a text proves, if it proves one. */
const claimedEventSchema = z.enum([
  'fin',
  'fin-in-record',
  'rst',
  'alert',
  'plaintext',
  'silence',
  'refused',
  'name-not-found',
  'certificate-rejected-here',
  'local-refusal',
  'nothing-certain',
]);
export type ClaimedEvent = z.infer<typeof claimedEventSchema>;

/**
 * How far the connection had come when a text was written. connecting: name and TCP. greeting-sent: nothing of TLS had come back.
 * server-part: its answer was being read. own-check: the certificate was looked at here. own-part: key exchange, client certificate.
 * after-opening: the secure connection stood. before-sending: refused here before a word was sent.
 */
const stageSchema = z.enum([
  'connecting',
  'greeting-sent',
  'server-part',
  'own-check',
  'own-part',
  'after-opening',
  'before-sending',
  'unknown',
]);
export type MessageStage = z.infer<typeof stageSchema>;

/** One dictionary entry that matched. `quoted`: the matching piece of the person's text, bounded. `ranks`: cause ids, most likely first. */
export const messageMatchSchema = z.strictObject({
  id: z.string().max(80),
  stack: z.string().max(80),
  quoted: z.string().max(300),
  proves: z.string().max(600),
  writtenBy: z.string().max(300),
  event: claimedEventSchema,
  wrapper: z.boolean(),
  alertCode: z.int().min(0).max(255).nullable(),
  side: sideSchema,
  program: programSchema,
  ranks: z.array(z.string().max(60)).max(20),
  /** Missing in readings of before. */
  stage: stageSchema.default('unknown'),
});
export type MessageMatch = z.infer<typeof messageMatchSchema>;

/** One place in a log where a known text stands. `line`: from 1. `entry`: id of the dictionary entry. */
const logHitSchema = z.strictObject({
  line: z.int().min(1),
  entry: z.string().max(80),
  quoted: z.string().max(300),
  stage: stageSchema,
  writtenBy: z.string().max(300),
  side: sideSchema,
  event: claimedEventSchema,
});
export type LogHit = z.infer<typeof logHitSchema>;

/** What a pasted text tells. `matches` is empty when the text is not in the dictionary; most telling first, each entry once. */
export const messageReadingSchema = z.strictObject({
  text: z.string().max(20_000),
  matches: z.array(messageMatchSchema).max(12),
  summary: z.string().max(800),
  /** Of a text of many lines: every known text in it, in the order of the lines; null = not a log. Missing in readings of before. */
  log: z
    .strictObject({
      lines: z.int(),
      hits: z.array(logHitSchema).max(300),
      /** Hits that are not listed, because the list is limited. */
      more: z.int(),
      /** The log is longer than what is looked at: it was read up to this line; null = to its end. */
      readTo: z.int().nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type MessageReading = z.infer<typeof messageReadingSchema>;

/** Everything the person told us. `answers`: question id (shared/model/questions) → choice id. */
export const askedSchema = z.strictObject({
  target: targetSchema,
  message: z.string().max(MESSAGE_LIMIT),
  side: sideSchema,
  program: programSchema,
  answers: z.record(z.string().max(60), z.string().max(60)),
  /** The program as exactly as the person knows it: id of a client profile (engine/clients/profiles). Absent: not chosen. */
  client: z.string().max(60).nullable().optional(),
  /** Id of the practice-lab scenario this run was started from, so that a report can never be mistaken for a real one. */
  lab: z.string().max(60).nullable(),
  /** Absent in cases of the first version, and when nothing but the usual was asked for. */
  options: runOptionsSchema.optional(),
});
export type Asked = z.infer<typeof askedSchema>;

/** The options of a run, the usual ones when none were chosen. */
export const optionsOf = (asked: Pick<Asked, 'options'>): RunOptions => asked.options ?? USUAL_OPTIONS;
