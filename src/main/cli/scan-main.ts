import { performance } from 'node:perf_hooks';
import { EXIT } from './exit-code';
import { processIo } from './process-io';
import { sayFailed } from './say-failed';
import { scanCommand } from './scan';

// `handrail scan` in plain Node, by itself: commander, zod and the report are not loaded for it.
// A scan writes no files, so it ends with its reader: `handrail scan … | head`.
const io = processIo(true);

void scanCommand(process.argv.slice(3), io, () => performance.now())
  .catch((error: unknown) => sayFailed(error, io))
  .then((code) => {
    const lost = code === EXIT.nothingWrong && io.lostOutput();
    process.stdout.write('', () => process.exit(lost ? EXIT.usage : code));
  });
