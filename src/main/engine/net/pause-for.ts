import type { CancelSwitch } from './cancel-switch';

/** Resolves after so many ms, or at the cancel. */
export const pauseFor = (ms: number, cancel: CancelSwitch): Promise<void> => {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, ms);
    const stop = cancel.onCancel(() => {
      clearTimeout(timer);
      resolve();
    });
  });
};
