/// <reference types="vite/types/importMeta.d.ts" />
import type { MessageStack } from './define-messages';

const files = import.meta.glob<MessageStack>(['./stacks/*.ts', '!./stacks/*.test.ts'], {
  eager: true,
  import: 'messages',
});

/** Every stack of the dictionary, found by its place in the folder. */
export const STACKS: readonly MessageStack[] = Object.values(files);
