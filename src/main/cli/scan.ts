import { retell } from '../../shared/i18n/retell';
import type { Io } from './io';
import { createScanner, type Scanned, type ScanOne, slotsForAll } from './scan-engine';
import { resultLine, versionLine } from './scan-json';
import { frugalFor } from './scan-memory';
import { type Endpoint, type ScanAsked, scanAskedFrom } from './scan-options';
import { endpointsOf } from './scan-targets';
import { scanProxyFrom } from './scan-way';
import { inOrder, restLines, titleLine, versionLines } from './scan-words';

const SCAN_HELP = `Usage: handrail scan HOST[:PORT]… [options]

Lists the versions of secure connections (TLS) that servers speak, and every cipher suite of each.
Suites stand in the server’s own order only where their list says so.

  --polite            as few connections as possible (this is the default)
  --fast              as few round trips as possible; some more connections
  --all-groups        also every key exchange group
  --starttls NAME     begin in plain text: smtp, imap, pop3, ftp, ldap, postgres …
  --sni NAME          ask for this name instead of the host’s; --no-sni asks for none
  --address IP        connect to this address, still asking for the name
  --proxy URL         go through http://, socks5:// or socks4a://, with user:password@ where it needs them
  --proxy-password-file FILE  the proxy’s password is in this file
  --gentle            one connection at a time, with a pause between; servers one after the other
  --concurrency N     servers at a time (default 128)
  --file LIST         more servers, one a line; - reads standard input; what follows a # is a note.
                      Lines that can’t be read are named, and then no server is scanned
  --json              one JSON value a line: each version as soon as it is known, then each server
  --language CODE     the language of what is shown; files for programs (--json) stay English

Exit codes: 0 every server answered, 2 the command could not be used, 3 a server did not answer,
130 stopped, also when nobody reads the output any more.
`;

const told = ({ scan }: Scanned): boolean =>
  scan?.versions.some(({ verdict }) => verdict !== 'unclear') ?? false;

/** One server alone: what is known is shown at once. */
const showAtOnce = async (endpoint: Endpoint, scan: ScanOne, io: Io): Promise<Scanned> => {
  const result = await scan(endpoint, {
    begun: (address) => io.out(titleLine(endpoint.label, address)),
    version: inOrder((verdicts) => io.out(versionLines(verdicts))),
  });
  if (result.problem !== null) io.out(`${endpoint.label}\n\n  ${retell(result.problem)}\n`);
  else io.out(restLines(result));
  return result;
};

/** One of many: shown as a whole when it is done. */
const showWhole = async (endpoint: Endpoint, scan: ScanOne, io: Io): Promise<Scanned> => {
  const result = await scan(endpoint, {});
  const { scan: found, address, problem } = result;
  const lines = found
    ? `${versionLines(found.versions)}${restLines(result)}`
    : `  ${retell(problem ?? 'No address.')}\n`;
  io.out(`${titleLine(endpoint.label, address)}${lines}\n`);
  return result;
};

const showJson =
  (clock: () => number) =>
  async (endpoint: Endpoint, scan: ScanOne, io: Io): Promise<Scanned> => {
    const start = clock();
    const result = await scan(endpoint, {
      version: (verdict, connections) =>
        io.out(versionLine(endpoint.label, verdict, clock() - start, connections)),
    });
    io.out(resultLine(result));
    return result;
  };

const showFor = (asked: ScanAsked, many: boolean, clock: () => number) => {
  if (asked.json) return showJson(clock);
  return many ? showWhole : showAtOnce;
};

/** `scan`: lists versions and suites of one or many servers. Gives the exit code; throws UsageError before anything is sent. */
export const scanCommand = async (
  argv: readonly string[],
  io: Io,
  clock: () => number,
  scannerFor: typeof createScanner = createScanner,
): Promise<number> => {
  const asked = scanAskedFrom(argv);
  if (asked.help) {
    io.out(`${retell(SCAN_HELP.trim())}\n`);
    return 0;
  }
  const endpoints = await endpointsOf(asked, io);
  const through = await scanProxyFrom(asked, io);
  const together = Math.min(asked.concurrency, endpoints.length);
  frugalFor(together);
  const slots = slotsForAll();
  const scan = scannerFor(asked, clock, io.signal, through, slots);
  const show = showFor(asked, endpoints.length > 1, clock);
  let silent = 0;
  const waiting = endpoints[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const endpoint of waiting) {
      await slots.room();
      if (io.signal.aborted) return;
      if (!told(await show(endpoint, scan, io))) silent += 1;
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  if (io.signal.aborted) return 130;
  return silent > 0 ? 3 : 0;
};
