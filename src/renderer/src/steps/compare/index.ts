import type { StepModule } from '..';
import { Step } from './Step';

export const step: StepModule = { id: 'compare', Page: Step };
