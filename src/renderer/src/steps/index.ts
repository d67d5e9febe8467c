import type { ComponentType } from 'react';
import type { PageId } from '../flow';

/** What each folder of steps/ exports as `step`. `id` is the folder's name. */
export interface StepModule {
  readonly id: PageId;
  readonly Page: ComponentType;
}

const found = import.meta.glob<StepModule>('./*/index.ts', { eager: true, import: 'step' });

/** Every page by its id, found by its place in this folder: there is no list to edit. */
export const STEP_PAGES = Object.fromEntries(
  Object.values(found).map((step) => [step.id, step.Page]),
) as Record<PageId, ComponentType>;
