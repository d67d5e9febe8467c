import { Help, type HelpConfiguration } from 'commander';
import { retell } from '../../shared/i18n/retell';
import { widthOf } from '../report/text-width';

const plain = new Help();

/** commander's help in the language of the person: every description, and the heads of its lists. */
export const helpInWords: HelpConfiguration = {
  commandDescription: (command) => retell(plain.commandDescription(command)),
  subcommandDescription: (command) => retell(plain.subcommandDescription(command)),
  argumentDescription: (argument) => retell(plain.argumentDescription(argument)),
  // What commander adds by itself (choices, defaults) stands behind the description.
  optionDescription: (option) =>
    plain.optionDescription(option).replace(option.description, () => retell(option.description)),
  styleTitle: retell,
  displayWidth: widthOf,
};

/** A text of several paragraphs, each in the language of the person; lines that are commands stay. */
export const inWords = (text: string): string =>
  retell(text.trim()) === text.trim() ? text : `\n${retell(text.trim())}\n`;
