import type { EvidenceMap } from '../../../../shared/model/evidence';

/** Whole handshakes that were all made alike: the attempts in which the server stayed, and those that it ended. */
export interface LateLuck {
  readonly stayed: readonly string[];
  readonly refused: readonly string[];
  /** Some went through and some did not. */
  readonly flaps: boolean;
}

type Facts = EvidenceMap['client-certificate'];

/** The attempts of every try; the first alone in cases of before, which kept no more. */
export const everyTry = ({ attemptId, tries }: Facts): readonly string[] =>
  tries?.map((one) => one.attemptId) ?? [attemptId];

/** Behind the greetings: a server may answer each of them and end only some handshakes.  */
export const lateLuck = (facts: Facts | undefined): LateLuck => {
  const ids = (refused: boolean): string[] =>
    (facts?.tries ?? []).filter((one) => one.refused === refused).map(({ attemptId }) => attemptId);
  const [stayed, refused] = [ids(false), ids(true)];
  return { stayed, refused, flaps: stayed.length > 0 && refused.length > 0 };
};

/** Refused each time, and each time not where no language was named (ALPN); nothing else differed. */
export const standsWithoutAlpn = ({ tries = [], withoutAlpn = [], steady }: Facts): boolean =>
  steady &&
  Math.min(tries.length, withoutAlpn.length) > 1 &&
  tries.every(({ refused }) => refused) &&
  withoutAlpn.every(({ refused }) => !refused);
