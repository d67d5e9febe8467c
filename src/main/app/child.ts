/** A process of our own, as the window's side needs it: Electron's utilityProcess, or a stand-in in tests. */
export interface Child {
  send(message: unknown): void;
  onMessage(listener: (data: unknown) => void): void;
  /** Called once, whatever ended it. */
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

/** Starts one; throws when this computer starts no more processes. */
export type Fork = () => Child;
