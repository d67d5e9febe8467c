import type { HandrailApi, IpcFailure, IpcResult } from '../../shared/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload; missing when the page is opened outside the program. */
    readonly handrail?: HandrailApi;
  }
}

const unreachable: IpcFailure = {
  ok: false,
  code: 'failed',
  message: 'The window has lost contact with the program behind it. Close Handrail and open it again.',
};

/** Sends one request. A missing or broken bridge comes back as a failure in words; nothing is thrown. */
export const request = async <T>(
  send: (api: HandrailApi) => Promise<IpcResult<T>>,
): Promise<IpcResult<T>> => {
  const api = window.handrail;
  if (!api) return unreachable;
  try {
    return await send(api);
  } catch {
    return unreachable;
  }
};

/** Listens to events; gives back what ends it. Without a bridge there is nothing to listen to. */
export const listen = (subscribe: (api: HandrailApi) => () => void): (() => void) => {
  const api = window.handrail;
  return api ? subscribe(api) : () => undefined;
};
