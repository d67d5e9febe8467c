// node wait-open.mjs HOST PORT LOG: waits until something accepts there. Run inside a network namespace by servers.mjs.
import { runMain } from '../../scripts/lib/say.mjs';
import { untilOpen } from '../lib/state.mjs';

const [host, port, log] = process.argv.slice(2);
await runMain(() => untilOpen(host, Number(port), log));
