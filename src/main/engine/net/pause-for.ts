import type { CancelSwitch } from './cancel-switch';

/** Resolves after so many ms, or at the cancel. */
export const pauseFor = async (ms: number, cancel: CancelSwitch): Promise<void> => {
  if (ms <= 0) return;
  let stop = () => {};
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop = cancel.onCancel(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  stop();
};
