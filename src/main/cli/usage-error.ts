/** Something on the command line, or a file it names, can't be used. The program says the sentence and the example and ends with 2. */
export class UsageError extends Error {
  constructor(
    sentence: string,
    readonly example: string | null = null,
  ) {
    super(sentence);
    this.name = 'UsageError';
  }
}
