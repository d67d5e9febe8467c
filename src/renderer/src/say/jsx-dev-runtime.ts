// The same as jsx-runtime.ts, as tests and the development server call it.
import type { ElementType, Key, ReactElement } from 'react';
import { Fragment, jsxDEV as reactJsxDev } from 'react/jsx-dev-runtime';
import { retoldProps } from './words-of';

export type { JSX } from 'react/jsx-dev-runtime';
export { Fragment };

/** An element, with where it stands in the source for React's warnings. `isStatic`: its children stand side by side there. */
export const jsxDEV = (
  type: ElementType,
  props: object,
  key: Key | undefined,
  isStatic: boolean,
  source?: Parameters<typeof reactJsxDev>[4],
  self?: unknown,
): ReactElement => reactJsxDev(type, retoldProps(type, props, isStatic), key, isStatic, source, self);
