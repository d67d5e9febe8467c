export { loadCases, openCase, renameCase } from './case-actions';
export { loadVersions, tellMenu, usable } from './commands';
export { chooseSide, saveComparison, startCompare, swapSides } from './compare-actions';
export { forgetRemoved, loadDeleted, removeCase, undoRemove } from './delete-actions';
export { forgetWatch } from './forget-watch';
export { closeIncoming, type Dropped, importDropped, openCaseFile, settleImport } from './import-actions';
export { answerQuestion } from './judge';
export { foldStory, loadLabs, reviveLab, setLabFixed, startFirstLab, startLab } from './lab-actions';
export { go, goBack, goOn, newCase, showCases } from './navigate';
export {
  chooseCertificate,
  editWay,
  proxyText,
  removeCertificate,
  setOptions,
  suggestProxy,
  unlockCertificate,
} from './option-actions';
export { setPreferences } from './preference-actions';
export { copyText, markStep, openLink, saveReport } from './report-actions';
export { cancelRun, retryRun, showPlan, startRecheck, startRun } from './run-actions';
export type { AppState, CaseFilter, CompareSaveAs, SaveAs, SaveState, Undo } from './state';
export { hasSettings, initialState, isBusy, NO_COMPARE, situationOf } from './state';
export { appStore, set, useApp } from './store';
export { addAuthorities, editDraft, removeAuthority, submitTarget } from './target-actions';
export { setClient, setMessage, setProgram, setSide } from './told-actions';
export { showAgainPlan, startWatch, stopWatch } from './watch-actions';
