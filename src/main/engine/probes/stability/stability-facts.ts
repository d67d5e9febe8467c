import { z } from '../../../../shared/zod';
import { spreadSchema } from '../statistics/spread';

/** A share with the interval in which it truly lies, with 95 % confidence; all 0 to 1. */
const intervalSchema = z.strictObject({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) });

const MOST = 320;

/** How often something went well. `failing`: the share that fails (Wilson's score interval). */
const tallySchema = z.strictObject({
  sent: z.int().min(0).max(MOST),
  answered: z.int().min(0).max(MOST),
  failing: intervalSchema,
});
export type TallyFacts = z.infer<typeof tallySchema>;

/** One greeting, sent many times, one connection after the other. */
const seriesSchema = tallySchema.extend({
  /** "The up-to-date greeting", or what differs from it. */
  what: z.string().max(300),
  address: z.string().max(45),
  /** The course of it, a letter each: a answered, f FIN, r RST, t TLS alert, s silence, n no connection, x anything else. */
  course: z
    .string()
    .max(MOST)
    .regex(/^[afrtsnx]*$/),
  /** Until the connection stood, in ms. */
  connectMs: spreadSchema.nullable(),
  /** From the greeting to the first byte of an answer, in ms. */
  answerMs: spreadSchema.nullable(),
  /** Attempts that were not answered, the first ones. */
  failures: z.array(z.string().max(60)).max(10),
});
export type SeriesFacts = z.infer<typeof seriesSchema>;

/** Two tallies side by side. `chance`: how likely such a difference is if there is none in truth (Fisher's exact test, two-sided). */
const sideBySide = { chance: z.number().min(0).max(1) };

/** What many repetitions showed. What is null was not tried; `notTried` says why. */
export const stabilitySchema = z.strictObject({
  /** How it ended: 'complete', or what kept it from its end. */
  ended: z.enum(['complete', 'no-connections-left', 'time', 'cancelled']),
  first: seriesSchema,
  second: seriesSchema.nullable(),
  /** First against second. */
  chance: z.number().min(0).max(1).nullable(),
  /** Complete handshakes: a new session each time, against the one before taken up again. `takenUp`: how often the server agreed to that. */
  sessions: z
    .strictObject({ fresh: tallySchema, resumed: tallySchema, takenUp: z.int().min(0), ...sideBySide })
    .nullable(),
  /** The first greeting one after the other (its last tries), against several at the same time. */
  parallel: z
    .strictObject({
      atOnce: z.int().min(1).max(32),
      serial: tallySchema,
      together: tallySchema,
      ...sideBySide,
    })
    .nullable(),
  /**
   * Connections that were ended (FIN, RST or alert) sooner after our greeting than the quickest connection took to be accepted: then
   * something nearer than the server may have ended them. `canTell`: null = yes; else why not.
   */
  early: z.strictObject({
    count: z.int().min(0),
    ofEnded: z.int().min(0),
    quickestConnectMs: z.number().nullable(),
    canTell: z.enum(['through-a-proxy', 'too-near']).nullable(),
  }),
  /** Attempts that the proxy stopped on the way: they say nothing of the server and are in none of the counts above. Absent = none. */
  proxyStopped: z.int().min(0).optional(),
  notTried: z.array(z.string().max(200)).max(6),
});
export type StabilityFacts = z.infer<typeof stabilitySchema>;
