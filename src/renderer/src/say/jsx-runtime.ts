// React's own runtime with one thing added: the words of every element of ours go through the catalogue (docs/decisions/0014).
import type { ElementType, Key, ReactElement } from 'react';
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import { retoldProps } from './words-of';

export type { JSX } from 'react/jsx-runtime';
export { Fragment };

/** An element with at most one child. */
export const jsx = (type: ElementType, props: object, key?: Key): ReactElement =>
  reactJsx(type, retoldProps(type, props, false), key);

/** An element whose children stand side by side in the source. */
export const jsxs = (type: ElementType, props: object, key?: Key): ReactElement =>
  reactJsxs(type, retoldProps(type, props, true), key);
