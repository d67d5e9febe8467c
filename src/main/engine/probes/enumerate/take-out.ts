/** What one question about a list brought: what was taken, that nothing was, or nothing that says either. */
export type Taken = number | 'nothing' | 'unclear';

/** What was taken of a list, in the order of the answers. `complete`: the rest was refused, not left open. */
export interface TakenOut {
  readonly taken: readonly number[];
  readonly complete: boolean;
}

/**
 * Offers the list, takes out what was taken, and goes on until nothing is. A question without an answer is asked twice. An answer with
 * something that was not offered tells that nothing of the list is taken: Bouncy Castle then goes on with a curve of its own.
 */
export const takeOut = async (
  list: readonly number[],
  ask: (offered: readonly number[]) => Promise<Taken>,
): Promise<TakenOut> => {
  const taken: number[] = [];
  let rest = list;
  let unclear = 0;
  while (rest.length > 0 && unclear < 2) {
    const answer = await ask(rest);
    if (answer === 'unclear') unclear += 1;
    else if (answer === 'nothing' || !rest.includes(answer)) return { taken, complete: true };
    else {
      unclear = 0;
      taken.push(answer);
      rest = rest.filter((one) => one !== answer);
    }
  }
  return { taken, complete: rest.length === 0 };
};
