import type { Conclusion } from '../../shared/model/report';

/** 0 nothing wrong, 1 a cause was named, 2 usage or unreadable input, 3 could not tell, 130 cancelled. */
export const EXIT = { nothingWrong: 0, causeNamed: 1, usage: 2, couldNotTell: 3, cancelled: 130 } as const;

const CODES: { readonly [C in Conclusion]: number } = {
  'nothing-wrong': EXIT.nothingWrong,
  'cause-named': EXIT.causeNamed,
  'could-not-tell': EXIT.couldNotTell,
  cancelled: EXIT.cancelled,
};

/** The result decides. Only where it would be 0, an output that could not be written makes it 2: a script must not take it for done. */
export const exitCodeFor = (conclusion: Conclusion, outputsFailed: number): number => {
  const code = CODES[conclusion];
  return code === EXIT.nothingWrong && outputsFailed > 0 ? EXIT.usage : code;
};
