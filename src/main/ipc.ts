import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNELS, type Channel, type EventName } from '../shared/ipc/channels';
import { type EventPayload, events } from '../shared/ipc/contract';
import { type AnswerOptions, answer, type Handlers, notAllowed } from './app/answer';
import { isOwnPage } from './app/own-page';

export interface IpcOptions extends AnswerOptions {
  readonly handlers: Handlers;
  /** The window whose page may ask; null while there is none. */
  readonly window: () => BrowserWindow | null;
}

/** Only the top frame of our own window, while it shows our own page, may ask. `senderFrame` is null when the frame is gone already. */
const mayAsk = ({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean =>
  window !== null &&
  !window.isDestroyed() &&
  sender === window.webContents &&
  senderFrame !== null &&
  senderFrame !== undefined &&
  senderFrame.parent === null &&
  senderFrame.routingId === sender.mainFrame.routingId &&
  senderFrame.processId === sender.mainFrame.processId &&
  isOwnPage(senderFrame.url);

/** Answers every channel of the contract, each through the same three doors: who asks, what is asked, and what is answered. */
export const registerIpc = ({ handlers, window, ...options }: IpcOptions): void => {
  const register = (channel: Channel): void => {
    ipcMain.handle(channel, (event, raw: unknown) =>
      mayAsk(event, window()) ? answer(channel, handlers, raw, options) : notAllowed(),
    );
  };
  for (const channel of CHANNELS) register(channel);
};

/** Tells the window something; nothing happens when it is gone. `check`: hold the payload against the contract first. */
export const sendEvent = <E extends EventName>(
  window: BrowserWindow | null,
  event: E,
  payload: EventPayload<E>,
  check: boolean,
): void => {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  if (check) events[event].parse(payload);
  window.webContents.send(event, payload);
};
