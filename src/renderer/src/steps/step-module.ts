import type { ComponentType } from 'react';
import type { PageId } from '../flow';

/** What each folder of steps/ exports as `step`. `id` is the folder's name. */
export interface StepModule {
  readonly id: PageId;
  readonly Page: ComponentType;
}
