import { againPlanSchema, againScopeSchema } from '../model/again';
import { askedSchema, messageReadingSchema } from '../model/asked';
import { LARGEST_CASE, LONGEST_NAME } from '../model/case-limits';
import { COMMAND_NAMES } from '../model/commands';
import { comparisonOfCasesSchema } from '../model/comparison';
import { labScenarioSchema, labStartedSchema } from '../model/lab';
import { MESSAGE_LIMIT } from '../model/message-limit';
import { preferencesChangeSchema, preferencesSchema } from '../model/preferences';
import { planSchema, progressSchema } from '../model/progress';
import { reportSchema } from '../model/report';
import { parsedTargetSchema, pemSchema, targetInputSchema, targetSchema } from '../model/target';
import { watchSchema } from '../model/watch';
import { proxySchema, runOptionsSchema } from '../model/way';
import { z } from '../zod';
import {
  caseId,
  caseLineSchema,
  importedSchema,
  recoveredSchema,
  runRefSchema,
  savedSchema,
} from './case-schemas';
import { certificateHandle, chosenCertificateSchema } from './certificate-schemas';
import type { Channel, EventName } from './channels';
import { linkIdSchema } from './links';

const nothing = z.strictObject({});
const runId = z.string().min(1).max(60);

/** A case as the wizard shows it; `document` is null until the first run has ended. */
const openCaseSchema = z.strictObject({
  caseId,
  name: z.string(),
  asked: askedSchema,
  step: z.string(),
  document: reportSchema.nullable(),
});

/** What the window adds to a run and no case keeps. null: nothing new; what was given before for this case, in this window, is used again. */
const givenSecretsSchema = z.strictObject({
  proxyPassword: z.string().max(1_024).nullable(),
  clientCertificate: certificateHandle.nullable(),
});

const parsedProxySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('proxy'),
    proxy: proxySchema,
    password: z.string().max(1_024).nullable(),
  }),
  z.strictObject({
    kind: z.literal('problem'),
    sentence: z.string().max(400),
    example: z.string().max(200).nullable(),
  }),
]);

/** Every request the window may make: what it sends and what it gets. */
export const contract = {
  'app:info': {
    request: nothing,
    response: z.strictObject({
      name: z.string(),
      version: z.string(),
      runtime: z.string(),
      openOnLab: z.boolean(),
      standIn: z.boolean(),
      /** null: the program ended well the last time. Given once. */
      recovered: recoveredSchema.nullable(),
    }),
  },
  'target:parse': { request: targetInputSchema, response: parsedTargetSchema },
  'message:read': {
    request: z.strictObject({ text: z.string().max(MESSAGE_LIMIT) }),
    response: messageReadingSchema,
  },
  'plan:show': {
    request: z.strictObject({ target: targetSchema, options: runOptionsSchema.optional() }),
    response: planSchema,
  },
  /** What checking this case again would do; nothing is sent. */
  'plan:again': { request: z.strictObject({ caseId }), response: againPlanSchema },
  'run:start': {
    request: z.strictObject({
      caseId: caseId.nullable(),
      asked: askedSchema,
      secrets: givenSecretsSchema.optional(),
    }),
    response: z.strictObject({ caseId, runId }),
  },
  'run:cancel': { request: z.strictObject({ runId }), response: nothing },
  'run:judge': { request: z.strictObject({ caseId, asked: askedSchema }), response: reportSchema },
  'run:recheck': {
    request: z.strictObject({
      caseId,
      secrets: givenSecretsSchema.optional(),
      /** Absent: everything. */
      scope: againScopeSchema.optional(),
    }),
    response: z.strictObject({ caseId, runId }),
  },
  /** "Tell me when it works": one at a time, in main. `nameHost`: a notification may name the address. */
  'watch:start': {
    request: z.strictObject({ caseId, nameHost: z.boolean(), secrets: givenSecretsSchema.optional() }),
    response: watchSchema,
  },
  'watch:stop': { request: nothing, response: watchSchema },
  /** Its end was seen, or another case begins: nothing is waited for any more. */
  'watch:forget': { request: nothing, response: watchSchema },
  'watch:look': { request: nothing, response: watchSchema },
  'case:list': { request: nothing, response: z.array(caseLineSchema).max(500) },
  'case:open': { request: z.strictObject({ caseId }), response: openCaseSchema },
  /** Asks the person for case files; an empty list: they closed the dialog. */
  'case:openFile': { request: nothing, response: z.array(importedSchema).max(50) },
  'case:remember': {
    request: z.strictObject({ caseId: caseId.nullable(), asked: askedSchema, step: z.string().max(60) }),
    response: z.strictObject({ caseId }),
  },
  /** Takes a case off the list. Its file stays aside until `case:forget`, or for 30 days, and `case:restore` puts it back. */
  'case:remove': { request: z.strictObject({ caseId }), response: nothing },
  'case:restore': { request: z.strictObject({ caseId }), response: z.strictObject({ caseId }) },
  'case:forget': { request: z.strictObject({ caseId }), response: nothing },
  'case:deleted': { request: nothing, response: z.array(caseLineSchema).max(500) },
  'case:rename': {
    request: z.strictObject({ caseId, name: z.string().max(LONGEST_NAME) }),
    response: z.strictObject({ name: z.string() }),
  },
  /** A file that was dropped on the window, as text. */
  'case:import': {
    request: z.strictObject({ text: z.string().max(LARGEST_CASE), name: z.string().max(255) }),
    response: importedSchema,
  },
  'case:settle': {
    request: z.strictObject({ token: z.string().max(60), as: z.enum(['keep-both', 'replace', 'cancel']) }),
    response: importedSchema.nullable(),
  },
  'case:compare': {
    request: z.strictObject({ left: runRefSchema, right: runRefSchema }),
    response: comparisonOfCasesSchema,
  },
  'compare:save': {
    request: z.strictObject({
      left: runRefSchema,
      right: runRefSchema,
      as: z.enum(['html', 'text', 'json']),
    }),
    response: savedSchema,
  },
  /** What the window shows now, so that it can be shown again after a crash. */
  'window:shows': {
    request: z.strictObject({ caseId: caseId.nullable(), page: z.string().max(60) }),
    response: nothing,
  },
  'authority:add': {
    request: nothing,
    response: z
      .array(
        z.strictObject({
          subject: z.string(),
          notAfter: z.string(),
          fingerprint: z.string(),
          pem: pemSchema,
        }),
      )
      .max(20),
  },
  'clientCertificate:choose': { request: nothing, response: chosenCertificateSchema },
  'clientCertificate:unlock': {
    request: z.strictObject({ handle: certificateHandle, passphrase: z.string().max(1_024) }),
    response: chosenCertificateSchema,
  },
  'proxy:parse': { request: z.strictObject({ text: z.string().max(2_000) }), response: parsedProxySchema },
  /** The proxy that this computer's settings name for the target; null: none, or not known. A suggestion, nothing is sent. */
  'proxy:system': {
    request: z.strictObject({ target: targetSchema }),
    response: z.strictObject({ proxy: proxySchema.nullable() }),
  },
  'report:save': {
    request: z.strictObject({ caseId, as: z.enum(['pdf', 'json', 'html', 'case']) }),
    response: savedSchema,
  },
  'lab:list': { request: nothing, response: z.array(labScenarioSchema).max(60) },
  'lab:start': { request: z.strictObject({ id: z.string().max(60) }), response: labStartedSchema },
  'lab:setFixed': {
    request: z.strictObject({ id: z.string().max(60), fixed: z.boolean() }),
    response: labStartedSchema,
  },
  'link:open': { request: z.strictObject({ link: linkIdSchema }), response: nothing },
  'text:copy': { request: z.strictObject({ text: z.string().max(100_000) }), response: nothing },
  /** `systemLanguages`: the computer's own list, the best first. `pseudo`: may the test language be chosen? `problem`: said once. */
  'preferences:get': {
    request: nothing,
    response: z.strictObject({
      preferences: preferencesSchema,
      systemLanguages: z.array(z.string().max(100)).max(50),
      pseudo: z.boolean(),
      problem: z.string().nullable(),
    }),
  },
  /** What the menu bar may offer at this moment, and the pages as the rail names them. */
  'menu:tell': {
    request: z.strictObject({
      can: z.array(z.enum(COMMAND_NAMES)).max(COMMAND_NAMES.length),
      steps: z.array(z.strictObject({ label: z.string().min(1).max(100), open: z.boolean() })).max(30),
    }),
    response: nothing,
  },
  /** What this copy is made of, for About. */
  'app:versions': {
    request: nothing,
    response: z.array(z.strictObject({ name: z.string().max(60), version: z.string().max(200) })).max(20),
  },
  'preferences:set': { request: preferencesChangeSchema, response: preferencesSchema },
} as const satisfies Record<Channel, { request: z.ZodType; response: z.ZodType }>;

/** Every event main sends to the window. `run:finished`: exactly one of `document` and `problem` is set. */
export const events = {
  'run:progress': progressSchema,
  'run:finished': z.strictObject({
    runId,
    caseId,
    document: reportSchema.nullable(),
    problem: z.string().nullable(),
  }),
  'watch:state': watchSchema,
  /** The person clicked the notification of this case. */
  'watch:opened': z.strictObject({ caseId }),
  'menu:command': z.strictObject({ command: z.enum(COMMAND_NAMES) }),
  /** A page of the wizard by its place, counted from 1. */
  'menu:step': z.strictObject({ place: z.int().min(1).max(30) }),
} as const satisfies Record<EventName, z.ZodType>;

type Contract = typeof contract;
export type Request<C extends Channel> = z.infer<Contract[C]['request']>;
export type Response<C extends Channel> = z.infer<Contract[C]['response']>;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
export type CaseLine = z.infer<typeof caseLineSchema>;
export type Recovered = z.infer<typeof recoveredSchema>;
export type Imported = z.infer<typeof importedSchema>;
export type RunRef = z.infer<typeof runRefSchema>;
export type OpenCase = z.infer<typeof openCaseSchema>;
export type GivenSecrets = z.infer<typeof givenSecretsSchema>;
export type ChosenCertificate = z.infer<typeof chosenCertificateSchema>;
export type ParsedProxy = z.infer<typeof parsedProxySchema>;

/** What a run can't do without and nobody has given in this window. */
export type MissingSecret = 'proxy-password' | 'client-certificate';

/** Why a request was not carried out, in a sentence for the person. */
export interface IpcFailure {
  readonly ok: false;
  readonly code:
    | 'bad-request'
    | 'not-allowed'
    | 'not-found'
    | 'cannot-read'
    | 'cannot-write'
    | 'busy'
    | 'needs-secret'
    | 'failed';
  readonly message: string;
  /** With `needs-secret`: ask for these, then send the request again with them. */
  readonly needs?: readonly MissingSecret[];
}
export type IpcResult<T> = { readonly ok: true; readonly value: T } | IpcFailure;

/** 'run:start' → runStart. */
type MethodName<C extends string> = C extends `${infer Noun}:${infer Verb}`
  ? `${Noun}${Capitalize<Verb>}`
  : never;

/** What the preload puts on `window.handrail`: one named function a channel, one subscription an event, nothing generic. */
export type HandrailApi = {
  readonly [C in Channel as MethodName<C>]: (request: Request<C>) => Promise<IpcResult<Response<C>>>;
} & {
  readonly [E in EventName as `on${Capitalize<MethodName<E>>}`]: (
    listener: (payload: EventPayload<E>) => void,
  ) => () => void;
};
