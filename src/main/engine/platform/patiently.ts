/** For one file or folder; a healthy disk answers in milliseconds. */
const PATIENCE_MS = 3_000;
/** Each question without an answer holds one of Node's four threads, which names of servers are looked up with, too. */
const MOST_STUCK = 2;

let stuck = 0;

/** How many questions to this computer's disks have been given up and still have no answer: a network drive that is gone. */
export const stuckQuestions = (): number => stuck;

/**
 * The answer of a disk, or `otherwise` when it takes longer than three seconds. While two others have no answer, nothing more is asked.
 * Rejects when `ask` does so in time.
 */
export const patiently = async <T>(ask: () => Promise<T>, otherwise: T, ms = PATIENCE_MS): Promise<T> => {
  if (stuck >= MOST_STUCK) return otherwise;
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  const answer = ask();
  const given = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      stuck += 1;
      resolve(otherwise);
    }, ms);
  });
  const settled = (): void => {
    clearTimeout(timer);
    if (late) stuck -= 1;
  };
  answer.then(settled, settled);
  return Promise.race([answer, given]);
};
