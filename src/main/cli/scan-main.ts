import { speakIn } from '../../shared/i18n/load';
import { EXIT } from './exit-code';
import { languageFrom } from './language';
import { processIo } from './process-io';
import { sayFailed } from './say-failed';
import { scanCommand } from './scan';

// `handrail scan` in plain Node, by itself: commander, zod and the report are not loaded for it.
// A scan writes no files, so it ends with its reader: `handrail scan … | head`.
const io = processIo(true);

const run = async (): Promise<number> => {
  const { language, argv } = languageFrom(process.argv.slice(3), process.env);
  // English needs no catalogue, and a scan in a hurry no file more.
  if (language !== 'en') await speakIn(language);
  return scanCommand(argv, io, () => performance.now());
};

void run()
  .catch((error: unknown) => sayFailed(error, io))
  .then((code) => {
    const lost = code === EXIT.nothingWrong && io.lostOutput();
    process.stdout.write('', () => process.exit(lost ? EXIT.usage : code));
  });
