import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { isStep, type PageId } from '../flow';
import { useApp } from '../store';

let shownBefore: PageId | null = null;

/** The element that had the focus last, to see whether it has left the page since. Outlives one page: a button may go with its page. */
let lastFocused: Element | null = null;

const noteFocus = (event: FocusEvent): void => {
  lastFocused = event.target instanceof Element ? event.target : null;
};

const focusIsLost = (): boolean =>
  lastFocused !== null && !lastFocused.isConnected && document.activeElement === document.body;

/** Keeps the window's title in step, and gives the heading the focus when another page comes up or the focused button has gone. */
export const useHeading = (title: string, hasError: boolean): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  const page = useApp((state) => state.page);
  const name = useApp((state) => (isStep(state.page) ? state.caseName : ''));
  useEffect(() => {
    document.title = `${hasError ? 'Error: ' : ''}${title}${name === '' ? '' : ` – ${name}`} – Handrail`;
  }, [title, hasError, name]);
  useEffect(() => {
    document.addEventListener('focusin', noteFocus);
    return () => document.removeEventListener('focusin', noteFocus);
  }, []);
  useEffect(() => {
    if (shownBefore !== null && shownBefore !== page) {
      heading.current?.focus();
      heading.current?.closest('main')?.scrollTo({ top: 0 });
    }
    shownBefore = page;
  }, [page]);
  useEffect(() => {
    // "Start the check" is gone once the check runs: without this the keyboard would start again at the top of the window.
    if (focusIsLost()) heading.current?.focus();
  });
  return heading;
};
