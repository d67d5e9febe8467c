import { bestLanguage } from '../../shared/i18n/languages';
import { LANGUAGES, type Language } from '../../shared/model/language';
import { UsageError } from './usage-error';

const OPTION = '--language';
/** The test language can be had, and is named nowhere. */
const NAMED = LANGUAGES.filter((one) => one !== 'pseudo');

const chosen = (value: string | undefined): Language => {
  const found = LANGUAGES.find((one) => one.toLowerCase() === value?.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(
    `${OPTION}: there is no such language. There are: ${NAMED.join(', ')}.`,
    `${OPTION} de`,
  );
};

/** The language of this computer as POSIX says it: the first of these that is set counts. */
const ofComputer = (env: Readonly<Record<string, string | undefined>>): Language =>
  bestLanguage([
    [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((one) => one !== undefined && one !== '') ?? 'en',
  ]);

/**
 * Which language the terminal speaks: what `--language` says, wherever it stands, else the computer's own. `argv`: the command line
 * without it. Throws UsageError when there is no such language.
 */
export const languageFrom = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly argv: readonly string[] } => {
  const at = argv.findIndex((word) => word === OPTION || word.startsWith(`${OPTION}=`));
  const word = argv[at];
  if (word === undefined) return { language: ofComputer(env), argv };
  const apart = word === OPTION;
  const rest = [...argv.slice(0, at), ...argv.slice(at + (apart ? 2 : 1))];
  return { language: chosen(apart ? argv[at + 1] : word.slice(OPTION.length + 1)), argv: rest };
};
