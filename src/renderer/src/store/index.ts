export { loadCases, openCase, openCaseFile, removeCase } from './case-actions';
export { answerQuestion } from './judge';
export { loadLabs, reviveLab, setLabFixed, startLab } from './lab-actions';
export { go, goBack, goOn, newCase } from './navigate';
export {
  chooseCertificate,
  editWay,
  proxyText,
  removeCertificate,
  setOptions,
  suggestProxy,
  unlockCertificate,
} from './option-actions';
export { loadPreferences, setPreferences } from './preference-actions';
export { copyText, markStep, openLink, saveReport } from './report-actions';
export { cancelRun, retryRun, showPlan, startRecheck, startRun } from './run-actions';
export type { AppState, SaveAs } from './state';
export { hasSettings, initialState, isBusy, situationOf } from './state';
export { appStore, set, useApp } from './store';
export { addAuthorities, editDraft, removeAuthority, submitTarget } from './target-actions';
export { setClient, setMessage, setProgram, setSide } from './told-actions';
