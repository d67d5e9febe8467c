import type { LabServer } from './define-server';

const files = import.meta.glob<{ server: LabServer }>(['./servers/*.ts', '!./servers/*.test.ts'], {
  eager: true,
});

/** Every server of the practice lab, in the order of the list. A file in ./servers is all it takes. */
export const servers: readonly LabServer[] = Object.values(files)
  .map((file) => file.server)
  .sort((a, b) => a.order - b.order);
