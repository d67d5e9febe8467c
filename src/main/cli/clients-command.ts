import { retell } from '../../shared/i18n/retell';
import { CLIENT_CHOICES, CLIENT_FAMILIES, type ClientFamily } from '../../shared/model/clients';
import type { Io } from './io';

/** Lists every program whose greeting is known, by family: the names for --client. */
export const clientsCommand = (io: Io): number => {
  const width = Math.max(...CLIENT_CHOICES.map(({ id }) => id.length));
  const families = Object.keys(CLIENT_FAMILIES) as ClientFamily[];
  for (const family of families) {
    const choices = CLIENT_CHOICES.filter((choice) => choice.family === family);
    if (choices.length === 0) continue;
    io.out(`${retell(CLIENT_FAMILIES[family])}\n`);
    for (const { id, name } of choices) io.out(`  ${id.padEnd(width)}  ${retell(name)}\n`);
  }
  return 0;
};
