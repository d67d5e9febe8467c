import type { StepModule } from '..';
import { Step } from './Step';

export const step: StepModule = { id: 'cases', Page: Step };
