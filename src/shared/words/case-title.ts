/** What a case is called: the person's own name for it, else what it wanted to reach. */
export const caseTitle = (name: string, target: string): string => (name.trim() === '' ? target : name);
