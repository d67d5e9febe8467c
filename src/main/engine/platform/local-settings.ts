import { printable } from '../../../shared/words/printable';
import type { LocalSettingsFacts } from '../probes/net-port';
import { type Computer, thisComputer } from './computer';
import { together } from './found';
import { environmentSettings } from './settings/environment';
import { javaSettings } from './settings/java';
import { networkSettings } from './settings/network';
import { opensslSettings } from './settings/openssl';
import { windowsSettings } from './settings/windows';

/** As many as the facts hold (probes/local-settings-facts). */
const MOST = { settings: 300, unreadable: 60 } as const;

/** The person's own folder, which carries their name, is written "~". */
const withoutHome = (text: string, home: string): string =>
  home.length < 4 ? text : text.replaceAll(home, '~');

/**
 * What this computer's settings say about TLS, read from files, the environment and the system's own programs; nothing is changed, and
 * nothing that needs more rights than this program has is tried. `name`: the server's, for the list of names. Never rejects.
 */
export const readLocalSettings = async (
  name: string,
  computer: Computer = thisComputer(),
): Promise<LocalSettingsFacts> => {
  const [systemName, windows, openssl, java, network] = await Promise.all([
    computer.name(),
    windowsSettings(computer),
    opensslSettings(computer),
    javaSettings(computer),
    networkSettings(computer, name),
  ]);
  const { settings, unreadable } = together([
    windows.found,
    openssl,
    java,
    environmentSettings(computer),
    network,
  ]);
  const tidy = (text: string): string => withoutHome(text, computer.home);
  return {
    system: computer.system,
    systemName: printable(windows.name ?? systemName, 200),
    settings: settings.slice(0, MOST.settings).map(({ id, where, value }) => ({
      id,
      where: tidy(where),
      value: value === null ? null : tidy(value),
    })),
    unreadable: unreadable.slice(0, MOST.unreadable).map(({ where, why }) => ({ where: tidy(where), why })),
  };
};
