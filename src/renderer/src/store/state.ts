import type { CaseLine, GivenSecrets, Response } from '../../../shared/ipc/contract';
import type { AgainPlan } from '../../../shared/model/again';
import type { Asked, MessageReading } from '../../../shared/model/asked';
import type { LabScenario } from '../../../shared/model/lab';
import type { Language } from '../../../shared/model/language';
import { type Preferences, USUAL_PREFERENCES } from '../../../shared/model/preferences';
import type { Plan } from '../../../shared/model/progress';
import type { ReportDocument } from '../../../shared/model/report';
import type { Target, TargetProblem } from '../../../shared/model/target';
import type { WatchState } from '../../../shared/model/watch';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import type { Recipient } from '../../../shared/words/message/recipients';
import { asideAreas } from '../aside';
import type { PageId, Situation, StepId } from '../flow';
import type { Ranked } from '../words/ranking';

import type {
  AppInfo,
  Authority,
  CaseFilter,
  Compare,
  Draft,
  Fetched,
  Identity,
  Incoming,
  Notice,
  RunPhase,
  SaveAs,
  SaveState,
  Told,
  Undo,
  WayDraft,
  WayProblem,
} from './state-types';

export * from './state-types';

export interface AppState {
  readonly info: AppInfo | null;
  readonly bridgeProblem: string | null;
  readonly page: PageId;
  readonly visited: readonly StepId[];
  /** The step that was shown last: where a page beside the wizard leads back to. */
  readonly lastStep: StepId;
  readonly draft: Draft;
  readonly authorities: readonly Authority[];
  readonly problems: readonly TargetProblem[];
  /** Set when the first field held an error message: the address found in it, if any. */
  readonly recognised: { readonly found: string | null } | null;
  readonly parsing: boolean;
  readonly target: Target | null;
  /** The draft that `target` was made from; another draft must be parsed again. */
  readonly parsedDraft: Draft | null;
  readonly told: Told;
  /** How the check is to go, beyond the target. */
  readonly options: RunOptions;
  /** The options that the shown plan and document belong to. */
  readonly agreedOptions: RunOptions;
  readonly way: WayDraft;
  readonly wayProblem: WayProblem | null;
  readonly identity: Identity | null;
  readonly choosing: boolean;
  readonly reading: MessageReading | null;
  readonly caseId: string | null;
  /** The person's own name for the case; '' = none. */
  readonly caseName: string;
  /** Why the case is not on the disk, in a sentence; null when it is, or nothing had to be written yet. */
  readonly unsaved: string | null;
  readonly plan: Plan | null;
  /** What checking again would do; null until it was asked for. */
  readonly againPlan: AgainPlan | null;
  readonly run: RunPhase;
  readonly document: ReportDocument | null;
  /** `told` as JSON at the time of the last judgement, to see when it has to be judged again. */
  readonly judgedTold: string;
  readonly judging: boolean;
  /** The causes as they were ranked before the last answer, to say what rose, what fell and what went; null until there was an answer. */
  readonly earlierFindings: readonly Ranked[] | null;
  /** The question whose answer is being judged, or was judged last. */
  readonly answering: string | null;
  /** What the answer to a question did to the causes, in a sentence, by question. */
  readonly answerEffects: Readonly<Record<string, string>>;
  readonly saves: Readonly<Partial<Record<SaveAs, SaveState>>>;
  readonly cases: Fetched<CaseLine>;
  /** Deleted earlier, and not removed for good yet. */
  readonly deleted: readonly CaseLine[];
  readonly caseFilter: CaseFilter;
  /** The case whose name is being written. */
  readonly renaming: string | null;
  readonly undo: readonly Undo[];
  /** Something is dragged over the window. */
  readonly dropping: boolean;
  readonly incoming: Incoming | null;
  readonly compare: Compare;
  readonly labs: Fetched<LabScenario>;
  readonly lab: { readonly scenario: LabScenario; readonly fixed: boolean } | null;
  readonly labBusy: string | null;
  /** The story of the practice server: folded in or out by the person; null = as the page has it. */
  readonly storyFolded: boolean | null;
  readonly notice: Notice | null;
  /** "Tell me when it works", as main says it stands. */
  readonly watch: WatchState;
  readonly watchBusy: boolean;
  /** Read out politely; not shown. */
  readonly announcement: string;
  /** Whose message is open in front of the page. */
  readonly messageTo: Recipient | null;
  /** Steps of fixes that the person ticked off; kept as long as the case is open in this window. */
  readonly stepsDone: readonly string[];
  readonly aboutOpen: boolean;
  /** What the person chose for the whole program; the usual ones until main has told. */
  readonly preferences: Preferences;
  /** The computer's own list of languages, the best first. */
  readonly systemLanguages: readonly string[];
  /** The language that is shown now. */
  readonly spoken: Language;
  /** May the test language be chosen? */
  readonly pseudo: boolean;
  readonly preferencesOpen: boolean;
  readonly shortcutsOpen: boolean;
  /** What this copy is made of; null until About was opened. */
  readonly versions: Response<'app:versions'> | null;
  /** The list of all explained words, in front of the page. */
  readonly glossaryOpen: boolean;
}

export const EMPTY_DRAFT: Draft = { text: '', addresses: '', port: '', serverName: '', noServerName: false };

const NO_WAY: WayDraft = { proxy: '', proxyPassword: '' };

export const NOTHING_TOLD: Told = {
  message: '',
  side: 'unknown',
  program: 'unknown',
  client: null,
  answers: {},
  lab: null,
};

/** A run whose causes no answer has put in another order yet. */
export const NOT_ANSWERED = { earlierFindings: null, answering: null, answerEffects: {} } as const;

/** Everything that belongs to one case; a new case starts from here. */
export const freshCase = {
  visited: [],
  lastStep: 'target',
  draft: EMPTY_DRAFT,
  authorities: [],
  problems: [],
  recognised: null,
  parsing: false,
  target: null,
  parsedDraft: null,
  told: NOTHING_TOLD,
  options: USUAL_OPTIONS,
  agreedOptions: USUAL_OPTIONS,
  way: NO_WAY,
  wayProblem: null,
  identity: null,
  choosing: false,
  reading: null,
  caseId: null,
  caseName: '',
  unsaved: null,
  plan: null,
  againPlan: null,
  run: { kind: 'idle' },
  document: null,
  judgedTold: '',
  judging: false,
  ...NOT_ANSWERED,
  saves: {},
  messageTo: null,
  stepsDone: [],
  lab: null,
  storyFolded: null,
  notice: null,
} as const satisfies Partial<AppState>;

export const NO_COMPARE: Compare = {
  left: null,
  right: null,
  busy: false,
  problem: null,
  result: null,
  saves: {},
};

export const initialState: AppState = {
  ...freshCase,
  info: null,
  bridgeProblem: null,
  page: 'target',
  cases: { items: null, problem: null },
  deleted: [],
  caseFilter: { search: '', sort: 'newest' },
  renaming: null,
  undo: [],
  dropping: false,
  incoming: null,
  compare: NO_COMPARE,
  labs: { items: null, problem: null },
  labBusy: null,
  watch: { kind: 'off', notifies: true },
  watchBusy: false,
  announcement: '',
  aboutOpen: false,
  preferences: { ...USUAL_PREFERENCES, seenFirstRun: true },
  systemLanguages: [],
  spoken: 'en',
  pseudo: false,
  preferencesOpen: false,
  shortcutsOpen: false,
  versions: null,
  glossaryOpen: false,
};

/** The whole of what is asked, or null while there is no target. */
export const askedFrom = (state: AppState): Asked | null =>
  state.target && {
    target: state.target,
    message: state.told.message,
    side: state.told.side,
    program: state.told.program,
    answers: { ...state.told.answers },
    lab: state.told.lab,
    ...(state.told.client === null ? {} : { client: state.told.client }),
    ...(sameOptions(state.options, USUAL_OPTIONS) ? {} : { options: state.options }),
  };

/** The same choices, in every point. */
export const sameOptions = (a: RunOptions, b: RunOptions): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What goes along with a run and into no case. */
export const secretsFrom = ({ way, identity }: AppState): GivenSecrets => ({
  proxyPassword: way.proxyPassword || null,
  clientCertificate: identity?.kind === 'ready' ? identity.handle : null,
});

/** Is anything set beyond the address? */
export const hasSettings = ({ draft, options, way }: AppState): boolean =>
  draft.addresses !== '' ||
  draft.port !== '' ||
  draft.serverName !== '' ||
  draft.noServerName ||
  way.proxy !== '' ||
  !sameOptions(options, USUAL_OPTIONS);

/** The facts that flow.ts decides by. */
export const situationOf = (state: AppState): Situation => ({
  hasTarget: state.target !== null,
  hasDocument: state.document !== null,
  running: state.run.kind === 'running' || state.run.kind === 'starting',
  visited: state.visited,
  aside: asideAreas(state.document),
});

/** Is a run on its way, for either purpose? */
export const isBusy = (run: RunPhase): boolean => run.kind === 'starting' || run.kind === 'running';
