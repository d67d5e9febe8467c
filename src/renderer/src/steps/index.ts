import type { ComponentType } from 'react';
import type { PageId } from '../flow';
import type { StepModule } from './step-module';

export type { StepModule } from './step-module';

// Every page is found by its place in this folder: there is no list to edit. The two that a start opens come with the window; the others are
// read once the first one stands, so that the window can be used sooner.
const opening = import.meta.glob<StepModule>(['./target/index.ts', './welcome/index.ts'], {
  eager: true,
  import: 'step',
});

const pages = new Map<PageId, ComponentType>();
const keep = (steps: readonly StepModule[]): void => {
  for (const { id, Page } of steps) pages.set(id, Page);
};
keep(Object.values(opening));

/** The page; null while it is not read yet. */
export const pageOf = (id: PageId): ComponentType | null => pages.get(id) ?? null;

/** Reads every page that is not read yet. Rejects when a file of the window is not there any more. */
export const readPages = async (): Promise<void> => keep((await import('./others')).OTHERS);

/** The pages that are read, for tests. */
export const pageIds = (): PageId[] => [...pages.keys()];
