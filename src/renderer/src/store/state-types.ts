import type { ChosenCertificate, Imported, Request, Response, RunRef } from '../../../shared/ipc/contract';
import type { Program, Side } from '../../../shared/model/asked';
import type { ComparisonOfCases } from '../../../shared/model/comparison';
import type { Progress } from '../../../shared/model/progress';

export type AppInfo = Response<'app:info'>;
export type Authority = Response<'authority:add'>[number];
export type SaveAs = Request<'report:save'>['as'];
export type CompareSaveAs = Request<'compare:save'>['as'];

/** What stands in the fields of the first page, exactly as typed. */
export interface Draft {
  readonly text: string;
  readonly addresses: string;
  readonly port: string;
  readonly serverName: string;
  /** Ask for no name at all; what stands in `serverName` is kept, but not used. */
  readonly noServerName: boolean;
}

/** The proxy as typed. The password stays in this window's memory: no case and no report has it. */
export interface WayDraft {
  readonly proxy: string;
  readonly proxyPassword: string;
}

/** The client certificate that main holds for this case, or one that still wants its passphrase. */
export type Identity = Exclude<ChosenCertificate, { kind: 'cancelled' }>;

/** What the person told us besides the target. */
export interface Told {
  readonly message: string;
  readonly side: Side;
  readonly program: Program;
  /** The program as exactly as the person knows it (shared/model/clients); null = not chosen. */
  readonly client: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly lab: string | null;
}

export type Purpose = 'check' | 'recheck';

/** A run as the window sees it. A failed run keeps everything that was entered. */
export type RunPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly purpose: Purpose }
  | {
      readonly kind: 'running';
      readonly purpose: Purpose;
      readonly runId: string;
      readonly progress: Progress | null;
      readonly cancelling: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly purpose: Purpose;
      readonly problem: string;
      /** Something that is never saved, such as a password, has to be given again on the first page. */
      readonly asksAgain?: true;
    };

/** What is wrong with the proxy as typed. */
export interface WayProblem {
  readonly sentence: string;
  readonly example: string;
}

/** What became of one "Save as …". */
export type SaveState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface Notice {
  readonly tone: 'info' | 'problem';
  readonly text: string;
  /** Offers to put this case away and to begin with an empty one. */
  readonly afresh?: true;
}

/** How the list of all cases is shown. */
export interface CaseFilter {
  readonly search: string;
  readonly sort: 'newest' | 'name' | 'result';
}

/** A case that was deleted and can be put back for a while. */
export interface Undo {
  readonly caseId: string;
  readonly title: string;
  /** It was the case in the wizard. */
  readonly wasOpen: boolean;
}

/** Case files that were opened or dropped, until all of them are settled. */
export interface Incoming {
  readonly added: readonly { readonly caseId: string; readonly title: string }[];
  readonly taken: readonly Extract<Imported, { kind: 'taken' }>[];
  readonly refused: readonly { readonly file: string; readonly sentence: string }[];
}

/** Two checks to compare, and what came of it. */
export interface Compare {
  readonly left: RunRef | null;
  readonly right: RunRef | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly result: ComparisonOfCases | null;
  readonly saves: Readonly<Partial<Record<CompareSaveAs, SaveState>>>;
}

/** A list that is fetched: null while it is on its way. */
export interface Fetched<T> {
  readonly items: readonly T[] | null;
  readonly problem: string | null;
}
