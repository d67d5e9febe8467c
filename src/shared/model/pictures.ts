import { z } from '../zod';

/**
 * One version, encryption method or group: whether the program offers it, and whether the server takes it. `unknown`: the server was not
 * asked about this one, or gave no telling answer.
 */
const overlapItemSchema = z.strictObject({
  name: z.string().max(80),
  program: z.boolean(),
  server: z.enum(['takes', 'not', 'unknown']),
});
export type OverlapItem = z.infer<typeof overlapItemSchema>;

const overlapListSchema = z.strictObject({
  kind: z.enum(['versions', 'suites', 'groups']),
  /** Versions oldest first. The others: what both speak first, in the order of the side that decides, then what one of them speaks. */
  items: z.array(overlapItemSchema).max(200),
  /** Items that are left out because the list is limited. */
  more: z.int().min(0),
  /** What the server took when this program's greeting was sent; '' = it was not sent, or not answered. */
  taken: z.string().max(80),
  /** The server may take more than what stands here, because nobody asked it to the end. */
  open: z.boolean(),
});
export type OverlapList = z.infer<typeof overlapListSchema>;

/** The program against the server: what both speak, and what only one of them does. */
export const overlapSchema = z.strictObject({
  program: z.strictObject({
    /** The chosen program, or Handrail's own greeting where none was chosen. */
    name: z.string().max(120),
    own: z.boolean(),
    /** Put together from documents, not from a recording. */
    approximate: z.boolean(),
  }),
  /** The server answered none of our greetings, so what it speaks is not known. */
  mute: z.boolean(),
  lists: z.array(overlapListSchema).max(3),
});
export type Overlap = z.infer<typeof overlapSchema>;

/**
 * How far something came on one stretch of the way. carried: seen to get through. sometimes: the same greeting not each time. by-greeting: the
 * usual greeting never, and others. broken: the evidence puts the break here. somewhere: it broke on this stretch or on one beside it, and nothing tells which. unknown: nothing is known of it.
 */
const passSchema = z.enum(['carried', 'sometimes', 'by-greeting', 'broken', 'somewhere', 'unknown']);
export type Pass = z.infer<typeof passSchema>;

const pathStopSchema = z.strictObject({
  kind: z.enum(['computer', 'software', 'lookup', 'proxy', 'network', 'inspector', 'address', 'server']),
  /** Of what stands there, as it came from outside; '' = nothing but its kind is known. */
  name: z.string().max(300),
  /** Of the stretch that leads here. */
  pass: passSchema,
  note: z.string().max(400),
});
export type PathStop = z.infer<typeof pathStopSchema>;

/** The way from this computer to the server: what all connections share, and then one end for each address. */
export const networkPathSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        via: z.enum(['direct', 'proxy']),
        trunk: z.array(pathStopSchema).max(6),
        ends: z.array(z.array(pathStopSchema).max(2)).max(8),
        /** Addresses that are left out because the picture is limited. */
        more: z.int().min(0),
      }),
    )
    .max(2),
  /** The whole picture in one or two sentences. */
  sentence: z.string().max(600),
});
export type NetworkPath = z.infer<typeof networkPathSchema>;
