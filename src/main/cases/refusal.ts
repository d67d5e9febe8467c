import type { IpcFailure, MissingSecret } from '../../shared/ipc/contract';

/** A request that was understood and cannot be carried out. `message`: a sentence for the person, with what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: IpcFailure['code'],
    message: string,
    /** With `needs-secret`: what has to be asked for. */
    readonly needs: readonly MissingSecret[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
