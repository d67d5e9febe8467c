import type { ReactElement } from 'react';

/** One picture or part in each of its states, by name. The gallery, the screenshots and the checks find every `*.examples.tsx` by itself. */
export type Pieces = Readonly<Record<string, ReactElement>>;
