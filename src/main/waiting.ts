import { type BrowserWindow, Notification, powerMonitor } from 'electron';
import { retell } from '../shared/i18n/retell';
import type { WatchState } from '../shared/model/watch';
import { DesktopNotice } from './app/desktop-notice';
import type { Knowledge } from './app/knowledge';
import { makeWatch } from './app/make-watch';
import type { Runs } from './app/runs';
import type { SecretKeeper } from './app/secret-keeper';
import type { Watch } from './app/watch';
import type { CaseStore } from './cases/store';
import { ask } from './questions';

interface Waiting {
  readonly cases: CaseStore;
  readonly runs: Runs;
  readonly secrets: SecretKeeper;
  readonly knowledge: () => Promise<Knowledge>;
  readonly development: boolean;
  readonly window: () => BrowserWindow | null;
  readonly tell: (state: WatchState) => void;
  /** Brings the window forward on this case. */
  readonly open: (caseId: string) => void;
}

/** Notifications of the desktop, and a taskbar that flashes until the window is looked at. */
const desktopNotice = (window: () => BrowserWindow | null, open: (caseId: string) => void): DesktopNotice =>
  new DesktopNotice({
    supported: () => Notification.isSupported(),
    make: ({ title, body }) => new Notification({ title: retell(title), body: retell(body) }),
    open,
    flash: () => {
      const shown = window();
      if (shown === null || shown.isDestroyed() || shown.isFocused()) return;
      shown.once('focus', () => shown.flashFrame(false));
      shown.flashFrame(true);
    },
  });

/** Looks soon after the computer woke up, instead of when a timer that slept as well says so. */
export const wakeWith = (watch: Watch): void => {
  powerMonitor.on('resume', () => watch.wake());
};

/** Tests can't wait for half a minute; never in a packed program. */
const testPace = (development: boolean): { readonly pace?: readonly number[] } => {
  const ms = Number(process.env.HANDRAIL_TEST_PACE);
  const wanted = development && process.env.HANDRAIL_TEST === '1' && ms >= 50 && ms <= 60_000;
  return wanted ? { pace: [ms] } : {};
};

/** "Tell me when it works", with the desktop of this computer. */
export const startWaiting = ({ development, window, open, ...parts }: Waiting): Watch => {
  const notice = desktopNotice(window, open);
  return makeWatch({
    ...parts,
    ...testPace(development),
    notify: (words) => notice.tell(words),
    notifies: () => notice.notifies(),
  });
};

/** While something is waited for, quitting says what stops. Gives false when the person rather stays. */
export const mayStopWaiting = async (watch: Watch): Promise<boolean> => {
  const state = watch.state();
  if (state.kind !== 'on') return true;
  const stays = await ask(
    {
      type: 'question',
      message: 'Handrail is waiting until the connection works.',
      detail: `It tries ${state.target.slice(0, 200)} again from time to time, as long as it is open. If you quit, it stops trying and can’t tell you. The case stays saved.`,
      buttons: ['Stay and keep trying', 'Quit'],
    },
    'first',
  );
  if (stays) return false;
  watch.stop();
  return true;
};
