import { Command, CommanderError, Option } from 'commander';
import { speakIn } from '../../shared/i18n/load';
import type { Lab } from '../lab/start-lab';
import { check, type Tools } from './check';
import { clientsCommand } from './clients-command';
import { EXIT } from './exit-code';
import { helpInWords, inWords } from './help-in-words';
import type { Io } from './io';
import { type LabOptions, labCommand } from './lab-command';
import { languageFrom } from './language';
import { type CheckOptions, checkOptions, messageOption, outputOptions } from './options';
import { type ReportOptions, report } from './report-command';
import { sayFailed, sayUsage } from './say-failed';

/** Everything the command line does its work with. */
export interface CliTools extends Tools {
  readonly startLab: () => Promise<Lab>;
}

const AFTER_HELP = `
Examples:
  handrail check https://example.com/orders
  handrail check example.com:8443 --address 192.0.2.10 --ca company-root.pem
  handrail check example.com --message "the error message" --json report.json
  handrail check mail.example.com:587 --starttls smtp
  handrail check example.com --until-works --every 60
  handrail check example.com --proxy http://user@proxy.example.com:8080
  handrail scan example.com mail.example.com:465
  handrail report case.handrail.json --pdf report.pdf
  handrail report works-here.json --compare fails-there.json
  handrail report case.handrail.json --message server-owner
  handrail lab old-program

Exit codes: 0 nothing wrong was found, 1 a cause was named, 2 the command or a file could not be
used (or, where nothing wrong was found, a result could not be written), 3 could not tell, 130 stopped.
`;

const AFTER_CHECK = `
TARGET is https://host/path, host, host:port, an IPv4 address, [IPv6]:port or an international name.
A check makes at most 40 connections, 8 at a time, unless you ask for more, and asks those whom the
server's certificates name for a missing certificate or a revocation (at most 8; --no-fetch: nobody).
Nothing else leaves this computer. --plan shows beforehand what would be asked.
A password on the command line can be seen by others on this computer. Leave it out and you are
asked for it, or give it in a file that only you can read.
--until-works makes a small try of a few connections at a time, and a whole check once one goes
well; Ctrl-C ends it. The exit code is that of the last whole check: 0 when it works.
`;

/** The command line as commander knows it; `done` gets the exit code of the command that ran. */
const createProgram = (
  argv: readonly string[],
  tools: CliTools,
  io: Io,
  done: (code: number) => void,
): Command => {
  const program = new Command('handrail')
    .description('Finds out why a secure connection (TLS) fails, who can fix it, and how.')
    .version(tools.app.version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined, getOutHelpWidth: () => 100 })
    .showHelpAfterError(false)
    .configureHelp(helpInWords)
    .addOption(
      new Option(
        '--language <code>',
        'the language of what is shown; files for programs (--json) stay English',
      ),
    )
    .addHelpText('after', inWords(AFTER_HELP));
  const checking = program
    .command('check')
    .argument('<target>')
    .description('check a connection and say what is wrong');
  for (const option of [...checkOptions(), ...outputOptions()]) checking.addOption(option);
  checking
    .addHelpText('after', inWords(AFTER_CHECK))
    .action(async (target: string, options: CheckOptions) => done(await check(target, options, tools, io)));
  const reporting = program
    .command('report')
    .argument('<casefile>')
    .description('judge a saved case again, without connecting');
  for (const option of [messageOption(), ...outputOptions()]) reporting.addOption(option);
  reporting.option(
    '--compare <casefile>',
    'also hold it beside the newest check of another case, and name what differs',
  );
  reporting.option(
    '--comparison <file>',
    'also write what differs to a file: as a web page (.html), as data (.json), else as text',
  );
  reporting.action(async (path: string, options: ReportOptions) =>
    done(await report(path, options, tools, io)),
  );
  program
    .command('scan')
    .argument('[hosts...]')
    .description('list the versions and cipher suites of one or many servers')
    .allowUnknownOption()
    .helpOption(false)
    .action(async () => {
      const { scanCommand } = await import('./scan');
      done(await scanCommand(argv.slice(1), io, () => performance.now()));
    });
  program
    .command('clients')
    .description('list the programs whose greeting is known, for --client')
    .action(() => done(clientsCommand(io)));
  program
    .command('lab')
    .argument('[name]')
    .description('list the practice servers, or serve one until Ctrl-C')
    .option('--all', 'serve all of them')
    .option('--fixed', 'serve it repaired')
    .action(async (name: string | undefined, options: LabOptions) =>
      done(await labCommand(name, options, tools.startLab, io)),
    );
  return program;
};

const EXAMPLE = 'handrail check example.com:443';

/** commander's own words, without its prefix, with a capital and a full stop. */
const plainly = (message: string): string => {
  const text = message.replace(/^error: /, '').trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.)]$/.test(text) ? '' : '.'}`;
};

const failed = (error: unknown, io: Io): number => {
  if (!(error instanceof CommanderError)) return sayFailed(error, io);
  if (error.exitCode === 0) return 0;
  return sayUsage(io, plainly(error.message), `${EXAMPLE} (and --help lists everything)`);
};

/** Runs one command line and gives its exit code. Never rejects, never prints a stack. */
export const runCli = async (argv: readonly string[], tools: CliTools, io: Io): Promise<number> => {
  let code: number = EXIT.usage;
  try {
    const { language, argv: words } = languageFrom(argv, io.env);
    await speakIn(language);
    const program = createProgram(words, tools, io, (value) => {
      code = value;
    });
    if (words.length === 0) {
      io.err(program.helpInformation());
      return EXIT.usage;
    }
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
};
