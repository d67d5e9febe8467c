import type { Conclusion } from '../../../../shared/model/report';

/** Each conclusion has a title of its own; none but "nothing wrong" sounds fine. */
export const TITLES: Readonly<Record<Conclusion, string>> = {
  'cause-named': 'What is wrong, and who can fix it',
  'nothing-wrong': 'How it looks from here',
  'could-not-tell': 'The cause could not be told',
  cancelled: 'The check was stopped before it could decide',
};

export const copy = {
  tryNothingWrong: [
    'Try your program again now. A fault that comes and goes may have passed.',
    'If it still fails, the difference lies in the program: its age, its own settings, its own list of trusted certificates. Say which program it is, and paste its message, under “Your program”.',
    'Run the check on the computer where it fails, and from the network where it fails, if that is not this one.',
  ],
} as const;
