import { printable } from '../../../shared/words/printable';
import type { LocalSettingsFacts } from '../probes/net-port';
import { type Computer, thisComputer } from './computer';
import { type Found, together } from './found';
import { environmentSettings } from './settings/environment';
import { javaSettings } from './settings/java';
import { hostsSetting, networkSettings } from './settings/network';
import { opensslSettings } from './settings/openssl';
import { windowsSettings } from './settings/windows';

/** As many as the facts hold (probes/local-settings-facts). */
const MOST = { settings: 300, unreadable: 60 } as const;

/** The person's own folder, which carries their name, is written "~". */
const withoutHome = (text: string, home: string): string =>
  home.length < 4 ? text : text.replaceAll(home, '~');

/** Everything but what depends on the server's name. */
interface Whole {
  readonly systemName: string;
  readonly found: Found;
}

const readWhole = async (computer: Computer): Promise<Whole> => {
  const [name, windows, openssl, java, network] = await Promise.all([
    computer.name(),
    windowsSettings(computer),
    opensslSettings(computer),
    javaSettings(computer),
    networkSettings(computer),
  ]);
  const environment = environmentSettings(computer);
  return {
    systemName: windows.name ?? name,
    found: together([windows.found, openssl, java, environment, network]),
  };
};

/** A check of many servers reads the same computer for each; somebody who changed a setting does not check again within this time. */
const KEPT_MS = 10_000;

/** Reads once for all who ask within `KEPT_MS`. */
const keeping = (computer: Computer) => {
  let kept: { readonly since: number; readonly whole: Promise<Whole> } | null = null;
  return (): Promise<Whole> => {
    const now = performance.now();
    if (kept === null || now - kept.since > KEPT_MS) kept = { since: now, whole: readWhole(computer) };
    return kept.whole;
  };
};

/**
 * A reader of this computer's settings about TLS: from files, the environment and the system's own programs. Nothing is changed, and nothing
 * that needs more rights than this program has is tried. `name`: the server's, for the list of names. Never rejects.
 */
export const settingsReader = (
  computer: Computer = thisComputer(),
): ((name: string) => Promise<LocalSettingsFacts>) => {
  const whole = keeping(computer);
  const tidy = (text: string): string => withoutHome(text, computer.home);
  return async (name) => {
    const [{ systemName, found }, hosts] = await Promise.all([whole(), hostsSetting(computer, name)]);
    const { settings, unreadable } = together([hosts, found]);
    return {
      system: computer.system,
      systemName: printable(systemName, 200),
      settings: settings.slice(0, MOST.settings).map(({ id, where, value }) => ({
        id,
        where: tidy(where),
        value: value === null ? null : tidy(value),
      })),
      unreadable: unreadable.slice(0, MOST.unreadable).map(({ where, why }) => ({ where: tidy(where), why })),
    };
  };
};

/** Reads the settings of the computer this program runs on; see settingsReader. */
export const readLocalSettings = settingsReader();
