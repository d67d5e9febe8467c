import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retell } from '../../shared/i18n/retell';
import type { LabStarted } from '../../shared/model/lab';
import type { Lab } from '../lab/start-lab';
import { paragraph } from '../report/text-layout';
import type { Io } from './io';
import { commandLine } from './one-line';
import { UsageError } from './usage-error';

export interface LabOptions {
  readonly all?: boolean;
  readonly fixed?: boolean;
}

const list = (lab: Lab, io: Io): number => {
  const width = Math.max(...lab.scenarios.map(({ id }) => id.length));
  const lines = lab.scenarios.flatMap(({ id, title }) =>
    paragraph(title, ' '.repeat(width + 2), `${id.padEnd(width)}  `),
  );
  io.out(
    `${lines.join('\n')}\n\n${retell('Start one with:')} handrail lab ${lab.scenarios[0]?.id ?? 'NAME'}\n`,
  );
  return 0;
};

/** The command that checks this practice server as the person in its story would. `roots`: the file with the practice root, if it is trusted. */
export const checkCommand = ({ asked }: LabStarted, roots: string | null): string => {
  const { target, message, side, program, client = null, answers, lab } = asked;
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return commandLine([
    ...['npm', 'run', '-s', 'handrail', '--', 'check', `${host}:${target.port}`],
    ...(target.addresses.length > 0 ? ['--address', target.addresses.join(',')] : []),
    ...(target.serverName === null && !target.host.includes(':') && !/^[\d.]+$/.test(target.host)
      ? ['--no-sni']
      : []),
    ...(target.serverName !== null && target.serverName !== target.host ? ['--sni', target.serverName] : []),
    ...(roots !== null && target.extraRoots.length > 0 ? ['--ca', roots] : []),
    ...(message === '' ? [] : ['--message', message]),
    ...(side === 'unknown' ? [] : ['--side', side]),
    ...(program === 'unknown' ? [] : ['--program', program]),
    ...(client === null ? [] : ['--client', client]),
    ...Object.entries(answers).flatMap(([id, choice]) => ['--answer', `${id}=${choice}`]),
    ...(lab === null ? [] : ['--lab', lab]),
  ]);
};

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    // A promise alone keeps no process alive, and a scenario may have no server of its own ("nothing listens here").
    const alive = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });

const describe = (started: LabStarted, roots: string | null): string => {
  const { scenario, fixed } = started;
  const state = fixed ? 'It is repaired now.' : '';
  return [
    scenario.id,
    ...paragraph(`${retell(scenario.title)}. ${retell(scenario.story)} ${retell(state)}`, '  '),
    '',
    `  ${checkCommand(started, roots)}`,
    '',
    '',
  ].join('\n');
};

const serve = async (lab: Lab, ids: readonly string[], fixed: boolean, io: Io): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'handrail-lab-'));
  const roots = join(folder, 'practice-root.pem');
  // All servers share one root: written once for each, the file would hold more certificates than a check takes.
  const written = new Set<string>();
  try {
    for (const id of ids) {
      const started = await lab.setFixed(id, fixed).catch((error: unknown) => {
        io.err(`${id}: ${retell(error instanceof Error ? error.message : 'It could not be started.')}\n`);
        return null;
      });
      if (started === null) continue;
      const { extraRoots } = started.asked.target;
      const fresh = extraRoots.filter((root) => !written.has(root));
      for (const root of fresh) written.add(root);
      await writeFile(roots, fresh.map((root) => `${root}\n`).join(''), { flag: 'a' });
      io.out(describe(started, extraRoots.length > 0 ? roots : null));
    }
    io.err(`${retell('Copy a command into another terminal. Ctrl-C ends the practice.')}\n`);
    await untilStopped(io.signal);
    return 0;
  } finally {
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** `lab`: lists the practice servers. `lab NAME`, `lab --all`: serves until Ctrl-C. Gives the exit code. */
export const labCommand = async (
  name: string | undefined,
  options: LabOptions,
  startLab: () => Promise<Lab>,
  io: Io,
): Promise<number> => {
  const lab = await startLab();
  const ids = lab.scenarios.map(({ id }) => id);
  if (options.all === true) return serve(lab, ids, options.fixed === true, io);
  if (name === undefined) return list(lab, io);
  if (!ids.includes(name))
    throw new UsageError(
      `There is no practice server “${name.slice(0, 60)}”. There are: ${ids.join(', ')}.`,
      `handrail lab ${ids[0] ?? ''}`,
    );
  return serve(lab, [name], options.fixed === true, io);
};
