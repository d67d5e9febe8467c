import { InvalidArgumentError, Option } from 'commander';
import { programSchema, sideSchema } from '../../shared/model/asked';
import { CLIENT_CHOICES, clientChoice } from '../../shared/model/clients';
import { QUESTIONS } from '../../shared/model/questions';
import { RECIPIENTS } from '../../shared/words/message/recipients';
import { type WayOptions, wayOptions } from './way-options';

/** What is shown, and where results go; '-' is standard output, which one of them may have. */
export interface OutputOptions {
  readonly json?: string;
  readonly html?: string;
  readonly pdf?: string;
  readonly case?: string;
  /** Also what was not asked, and all that was measured. */
  readonly details?: boolean;
}

/** What commander gives for `check`. `sni`: a name, false for --no-sni, undefined for neither. */
export interface CheckOptions extends OutputOptions, WayOptions {
  readonly address: readonly string[];
  readonly port?: string;
  readonly sni?: string | boolean;
  readonly ca: readonly string[];
  readonly message?: string;
  readonly side: string;
  readonly program: string;
  readonly client?: string;
  readonly answer: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly lab?: string;
  /** Show what would be done, and stop. */
  readonly plan?: boolean;
  /** Try again until it works. */
  readonly untilWorks?: boolean;
  /** Seconds between two tries; default: a growing pace. */
  readonly every?: number;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const seconds = (value: string): number => {
  const number = Number(value);
  if (!/^\d{1,3}$/.test(value) || number < 1 || number > 600) {
    throw new InvalidArgumentError('Give whole seconds from 1 to 600.');
  }
  return number;
};

const everySeconds = (value: string): number => {
  const number = Number(value);
  if (!/^\d{1,4}$/.test(value) || number < 30 || number > 3_600) {
    throw new InvalidArgumentError('Give whole seconds from 30 to 3600.');
  }
  return number;
};

const clientOf = (id: string): string => {
  if (clientChoice(id) !== null) return id;
  const near = CLIENT_CHOICES.filter((choice) => choice.id.includes(id.toLowerCase())).slice(0, 6);
  const names = near.length > 0 ? near : CLIENT_CHOICES.slice(0, 3);
  throw new InvalidArgumentError(
    `There is no such program. ${near.length > 0 ? 'Near it' : 'For example'}: ${names.map((one) => one.id).join(', ')}. handrail clients lists all of them.`,
  );
};

const answerOf = (value: string, before: Readonly<Record<string, string>>): Record<string, string> => {
  const [id = '', choice = ''] = value.split('=', 2);
  const question = QUESTIONS.find((one) => one.id === id);
  if (question === undefined) {
    throw new InvalidArgumentError(
      `Give question=choice. Questions: ${QUESTIONS.map((one) => one.id).join(', ')}.`,
    );
  }
  if (!question.choices.some((one) => one.id === choice)) {
    throw new InvalidArgumentError(`Choices of ${id}: ${question.choices.map((one) => one.id).join(', ')}.`);
  }
  return { ...before, [id]: choice };
};

const repeated = (flags: string, text: string): Option =>
  new Option(flags, text).argParser(collect).default([], 'none');

/** What a check can be told. */
export const checkOptions = (): Option[] => [
  repeated(
    '--address <ip>',
    'connect to this address, still asking for the name (repeat, or separate by commas)',
  ),
  new Option('--port <port>', 'the port, when it is not part of TARGET'),
  new Option('--sni <name>', 'ask for this name instead of the target’s'),
  new Option('--no-sni', 'ask for no name'),
  repeated('--ca <file>', 'also trust the root certificates in this file (PEM or DER; repeat)'),
  new Option('--message <text>', 'the error message you saw; - reads it from standard input'),
  new Option('--side <side>', 'does your program open the connection, or accept it?')
    .choices(sideSchema.options)
    .default('unknown'),
  new Option('--program <name>', 'the kind of program that shows the error')
    .choices(programSchema.options)
    .default('unknown'),
  new Option(
    '--client <name>',
    'which program exactly; its own greeting is sent too (handrail clients lists the names)',
  ).argParser(clientOf),
  new Option('--answer <question=choice>', 'answer a question of the checklist (repeat)')
    .argParser(answerOf)
    .default({}, 'none'),
  ...wayOptions(),
  new Option(
    '--timeout <seconds>',
    'give up after this many seconds (default 60; more for slow or long checks)',
  ).argParser(seconds),
  new Option(
    '--until-works',
    'when it does not work, try again until it does, for 24 hours at most; then check it whole',
  ),
  new Option(
    '--every <seconds>',
    'with --until-works: so long between two tries, 30 to 3600 (default: from 30 seconds to 10 minutes)',
  ).argParser(everySeconds),
  new Option('--plan', 'show what the check would do, and stop; nothing is sent'),
  new Option('--lab <name>', 'mark the result as one of the practice server NAME').hideHelp(),
];

/** Where results can go. */
export const outputOptions = (): Option[] => [
  new Option('--details', 'also show what was not asked and all that was measured'),
  new Option('--json <file>', 'write the report as JSON; - is standard output'),
  new Option('--html <file>', 'write the report as a web page; - is standard output'),
  new Option('--pdf <file>', 'write the report as PDF (needs Electron, which set-up has fetched)'),
  new Option('--case <file>', 'write the case, to open it later or elsewhere; - is standard output'),
];

/** What `report` shows instead of the report. */
export const messageOption = (): Option =>
  new Option(
    '--message <owner>',
    'show a message that is ready to send to this owner, with the evidence',
  ).choices(RECIPIENTS);
