import type { Program, Side } from '../../shared/model/asked';
import type { LabScenario } from '../../shared/model/lab';
import type { LabPki } from './pki';

/** What the person in the story has seen and can answer; the wizard is prefilled with it. */
export interface Story {
  readonly message?: string;
  readonly side?: Side;
  readonly program?: Program;
  readonly answers?: Readonly<Record<string, string>>;
}

/** Where a running server is. `trustsLab` false: the practice root is not added to the trusted ones. */
export interface Running extends Story {
  readonly host: string;
  readonly port: number;
  readonly serverName: string | null;
  readonly addresses: readonly string[];
  readonly trustsLab?: boolean;
  /** Swaps between broken and repaired on the same port; does nothing where `fixable` is false. */
  setFixed(fixed: boolean): Promise<void>;
  /** Leaves nothing open. */
  stop(): Promise<void>;
}

/** One broken server. `order`: its place in the list, the smallest first. */
export interface LabServer {
  readonly order: number;
  readonly scenario: LabScenario;
  start(lab: { readonly pki: LabPki }): Promise<Running>;
}

/** Declares a server of the practice lab: one file, found by its place in the folder. */
export const defineServer = (server: LabServer): LabServer => server;
