import type { StepModule } from './step-module';

/** Every page but those that a start opens; one file of the built window. */
export const OTHERS: readonly StepModule[] = Object.values(
  import.meta.glob<StepModule>(['./*/index.ts', '!./target/index.ts', '!./welcome/index.ts'], {
    eager: true,
    import: 'step',
  }),
);
