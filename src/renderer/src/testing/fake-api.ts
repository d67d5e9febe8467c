import { vi } from 'vitest';
import type { HandrailApi, IpcFailure, IpcResult } from '../../../shared/ipc/contract';
import type { Target } from '../../../shared/model/target';
import { fakeBridge } from '../gallery/fake-bridge';
import type { AppState } from '../store';
import { appStore, initialState } from '../store';

export const ok = <T>(value: T): Promise<IpcResult<T>> => Promise.resolve({ ok: true, value });

/** A request that was not carried out. */
export const failed = (message: string): Promise<IpcFailure> =>
  Promise.resolve({ ok: false, code: 'failed', message });

export const target: Target = {
  host: 'shop.example',
  display: 'shop.example',
  port: 443,
  serverName: 'shop.example',
  addresses: [],
  extraRoots: [],
};

/** Puts a bridge on the window with the given answers, and the store into the given state. */
export const prepare = (state: Partial<AppState>, answers: Partial<HandrailApi> = {}): void => {
  vi.stubGlobal('window', { handrail: { ...fakeBridge(), ...answers } });
  appStore.setState({ ...initialState, ...state }, true);
};
