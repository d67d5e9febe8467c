import { defineCause, type Told } from '../define-cause';
import { compared, measured, toldBy } from '../derive/clip';
import { isClosed } from '../derive/ends';
import { said, unreadIn } from '../derive/local';
import { answer } from '../derive/told';
import { followsWindows } from '../derive/whose-tls';
import { type Regression, regressionOf } from '../derive/windows-regressions';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

const isLocal = (told: Told): boolean =>
  [told.asked.target.host, ...told.asked.target.addresses].some((one) => LOOPBACK.test(one));

/** Whether what happened is what that update brings: its error text, or the connection to this very computer cut. */
const symptom = (regression: Regression, told: Told, closed: boolean): string | null => {
  const text = told.message?.matches.find(({ id }) => regression.texts.includes(id));
  if (text !== undefined) return `Your error text is the one it brings: ${text.proves}`;
  if (regression.id === 'http-sys-2025' && isLocal(told) && closed)
    return 'The connection goes to this computer itself, and it was cut, which is what it brings.';
  return null;
};

/** A Windows update that broke secure connections is installed on this computer. */
export const cause = defineCause({
  id: 'windows-update-regression',
  area: 'configuration',
  title: 'A Windows update on this computer broke secure connections',
  ruledOut: 'A Windows update that is known to break secure connections is not the reason.',
  meaning:
    'Now and then a Windows update breaks secure connections, and a later one mends them. This computer has such an update. Your program and the server may both be fine. Installing the newest updates is the way out.',
  owner: 'it-desk',
  nextStep: 'Install the newest Windows updates on this computer, start it again, and check again here.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Settings, Windows Update: install everything that is offered, and start the computer again. In a company, release the newest cumulative update in WSUS or Intune.',
        'For October 2022: where later updates can’t be installed, the update outside the usual order (KB5020387, KB5020435, KB5020436, KB5020438) is in the Microsoft Update Catalog.',
      ],
      undo: 'Settings, Windows Update, Update history, Uninstall updates.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows, for the time until then',
      steps: [
        'Settings, Windows Update, Update history, Uninstall updates: choose the update named here, and start the computer again.',
        'Where it is not offered there: find its name with DISM /Online /Get-Packages, then DISM /Online /Remove-Package /PackageName:… as an administrator. The command wusa /uninstall can’t remove cumulative updates that carry the servicing stack.',
        'Without the update the computer lacks security fixes, so do this for a short time only.',
      ],
      undo: 'Install the update again.',
    },
    {
      owner: 'it-desk',
      stack: 'IIS / http.sys, October 2025',
      steps: [
        'Let Windows Update run and start the computer again: Microsoft sends the rollback (Known Issue Rollback) without an update. For managed computers there is a group policy for it on the release health page.',
      ],
      undo: 'Switch that group policy off again.',
    },
  ],
  unseen:
    'We compare the number of this Windows with those that are known. Faults that nobody has published are not in the list.',
  sources: [
    'Microsoft: Windows release health; KB5018427, KB5018410, KB5020435, KB5020387 (October 2022)',
    'Microsoft: KB5066835 (October 2025)',
    'ilsoftware.it (SEC_E_ILLEGAL_MESSAGE), windowsforum.com (October 2025, http.sys)',
  ],
  decides: 'The same program on a computer with the newest Windows updates would decide it.',
  decidedBy: ['local-settings'],
  needs: ['hello', 'local-settings'],
  wants: [],
  examine(shown, told) {
    const local = shown['local-settings'];
    const { base } = shown.hello;
    if (local.system !== 'windows')
      return { verdict: 'ruled-out', because: 'This computer does not run Windows.' };
    const regression = regressionOf(local);
    const updated = answer(told, 'changed') === 'update';
    const word = toldBy('You told us that it worked until an update on this computer.');
    if (regression === undefined)
      return {
        verdict: 'unknown',
        why: unreadIn(local, /CurrentVersion/) ?? 'The exact number of this Windows was not read.',
      };
    const modern = base.answered
      ? [measured('The server answered our own greeting, which does not use Windows’ TLS.', [base.attemptId])]
      : [];
    if (regression === null)
      return updated && base.answered && followsWindows(told) === 'yes'
        ? {
            verdict: 'possible',
            because: [word, ...modern],
            against: [
              `This Windows (${said(local, 'windows.build')}) is not among those with a known fault.`,
            ],
            weight: -5,
          }
        : {
            verdict: 'ruled-out',
            because: `This Windows is not among those with a known fault (${local.systemName}).`,
          };
    const fits = symptom(regression, told, isClosed(base.outcome));
    if (followsWindows(told) === 'no' && fits === null)
      return { verdict: 'ruled-out', because: 'Programs of this kind bring TLS of their own.' };
    const because = [
      compared(
        `This computer has ${regression.update}, which is known to break some secure connections (${said(local, 'windows.build')}). What mends it: ${regression.fixed}.`,
      ),
      ...(fits === null ? [] : [toldBy(fits)]),
      ...(updated ? [word] : []),
      ...modern,
    ];
    const likely = fits !== null || (updated && base.answered);
    return { verdict: likely ? 'likely' : 'possible', because, weight: likely ? 5 : -5 };
  },
});
