import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { AppState } from './state';
import { initialState } from './state';

/** The one store of the window. Actions write it, pages read it through `useApp`. */
export const appStore = createStore<AppState>(() => initialState);

export const get = (): AppState => appStore.getState();
export const set = (change: Partial<AppState>): void => appStore.setState(change);

/** Reads a piece of the state. The same snapshot serves the static rendering of tests and gallery. */
export const useApp = <T>(select: (state: AppState) => T): T => {
  const snapshot = () => select(appStore.getState());
  return useSyncExternalStore(appStore.subscribe, snapshot, snapshot);
};

/** Says something to people who use a screen reader, without moving the focus. The same words once more are said once more. */
export const announce = (text: string): void => {
  const again = get().announcement === text;
  // A live region that does not change says nothing.
  set({ announcement: again ? '' : text });
  if (!again) return;
  setTimeout(() => get().announcement === '' && set({ announcement: text }), 50);
};

/** Shows a problem at the top of the page; it stays until it is closed or the page changes. */
export const complain = (text: string): void => set({ notice: { tone: 'problem', text } });
