import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, EVENTS } from '../shared/ipc/channels';
import type { HandrailApi } from '../shared/ipc/contract';

/** 'run:start' → runStart. */
const methodName = (channel: string): string =>
  channel.replace(/:(.)/, (_all, first: string) => first.toUpperCase());

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** One function a channel; the page can name neither a channel nor an event itself, and never sees Electron's event object. */
const functions: Record<string, unknown> = {};

for (const channel of CHANNELS) {
  functions[methodName(channel)] = (request: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channel, request);
}

for (const event of EVENTS) {
  functions[`on${capital(methodName(event))}`] = (listener: (payload: unknown) => void): (() => void) => {
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  };
}

contextBridge.exposeInMainWorld('handrail', Object.freeze(functions) as unknown as HandrailApi);
