import type { Channel } from '../../shared/ipc/channels';
import {
  contract,
  type IpcFailure,
  type IpcResult,
  type Request,
  type Response,
} from '../../shared/ipc/contract';
import { Refusal } from '../cases/refusal';

/** One handler for every channel of the contract; a missing one does not compile. A handler may throw a Refusal. */
export type Handlers = {
  readonly [C in Channel]: (request: Request<C>) => Response<C> | Promise<Response<C>>;
};

const failure = (code: IpcFailure['code'], message: string): IpcFailure => ({ ok: false, code, message });

/** What is told to whoever may not ask. */
export const notAllowed = (): IpcFailure =>
  failure('not-allowed', 'This page may not use Handrail’s functions.');

const badRequest = (): IpcFailure =>
  failure(
    'bad-request',
    'The window sent a request that Handrail does not understand. Close the window and open it again.',
  );

const unexpected = (): IpcFailure =>
  failure(
    'failed',
    'Something went wrong inside Handrail. Your case is kept. Try again; if it happens again, report it.',
  );

export interface AnswerOptions {
  /** Also hold our own answer against the contract: in development and in tests. */
  readonly checkResponse: boolean;
  /** Told of every fault of our own, for the terminal that started the program. */
  readonly onFault: (channel: Channel, error: unknown) => void;
}

/** Parses a request by the contract, has it handled, and gives the one kind of answer the window knows. Never rejects. */
export const answer = async <C extends Channel>(
  channel: C,
  handlers: Handlers,
  raw: unknown,
  { checkResponse, onFault }: AnswerOptions,
): Promise<IpcResult<Response<C>>> => {
  const { request: requestSchema, response: responseSchema } = contract[channel];
  const parsed = requestSchema.safeParse(raw);
  if (!parsed.success) return badRequest();
  try {
    const value = await handlers[channel](parsed.data as Request<C>);
    if (checkResponse) responseSchema.parse(value);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal)
      return {
        ...failure(error.code, error.message),
        ...(error.needs.length > 0 ? { needs: error.needs } : {}),
      };
    onFault(channel, error);
    return unexpected();
  }
};
