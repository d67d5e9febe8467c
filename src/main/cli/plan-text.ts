import type { Plan } from '../../shared/model/progress';
import { paragraph } from '../report/text-layout';
import type { CheckOptions } from './options';
import { UsageError } from './usage-error';

/** A plan brings no result: nothing could be written. Throws UsageError. */
export const checkPlan = (options: CheckOptions): void => {
  if (options.plan !== true) return;
  const output = (['json', 'html', 'pdf', 'case'] as const).find((kind) => options[kind] !== undefined);
  if (output !== undefined)
    throw new UsageError(
      `--plan sends nothing, so there is nothing to write. Leave --${output} out.`,
      '--plan',
    );
};

/** "8 at a time", or "one at a time with a pause between". */
export const paceOf = ({ atOnce, gentle }: Plan): string => {
  if (gentle) return 'one at a time with a pause between';
  return atOnce === 1 ? 'one at a time' : `${atOnce} at a time`;
};

const line = ({ question, connections, when }: Plan['probes'][number]): string[] => [
  ...paragraph(question, '      ', `${String(connections).padStart(4)}  `),
  ...(when === null ? [] : paragraph(when, '        ')),
];

/** The plan of a check for the terminal: how many connections each question takes at most, and its condition. */
export const planText = (target: string, plan: Plan): string => {
  const sum = `A check of ${target} makes at most ${plan.connections} connections, ${paceOf(plan)}, and takes up to ${plan.seconds} seconds. Nothing was sent now.`;
  const head =
    'Connections each question takes at most; those with a condition only as far as there is room:';
  const others =
    plan.elsewhere === undefined
      ? []
      : [
          '',
          ...paragraph(
            `Beside them, those whom the server’s certificates name are asked, at most ${plan.elsewhere} times: for a missing certificate, and whether one was cancelled. --no-fetch leaves that out.`,
          ),
        ];
  return `${[...paragraph(sum), ...others, '', ...paragraph(head), '', ...plan.probes.flatMap(line)].join('\n')}\n`;
};
