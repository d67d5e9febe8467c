import type { PolicyReport } from '../../../shared/model/report';
import { count } from '../words/format';
import { keyed } from '../words/keyed';
import { programNames } from '../words/program-names';
import { Mark, type MarkShape } from './Mark';

type State = PolicyReport['statements'][number]['state'];

const SHAPES: Readonly<Record<State, MarkShape>> = {
  passes: 'solid',
  'does-not': 'cross',
  unknown: 'question',
};
const WORDS: Readonly<Record<State, string>> = {
  passes: 'Fits',
  'does-not': 'Does not fit',
  unknown: 'Could not tell',
};

const shutOut = (names: readonly string[], sameAs: string | undefined): string =>
  sameAs
    ? `It would shut out the same programs as ${sameAs}.`
    : names.length === 0
      ? 'Every program we know could still connect to a server that does exactly this.'
      : `These programs could not connect any more to a server that does exactly this: ${programNames(names)}.`;

const statementsOf = ({ statements }: PolicyReport, wanted: State) =>
  statements.filter(({ state }) => state === wanted);

const shutOutInBrief = (programs: number): string =>
  programs === 0
    ? 'Every program we know could still connect to a server that does exactly this.'
    : `${count(programs, 'program')} that we know could not connect any more to a server that does exactly this.`;

/** A policy in a few lines: what does not fit in words, the rest as numbers. */
export const PolicyInBrief = ({ policy }: { readonly policy: PolicyReport }) => {
  const not = statementsOf(policy, 'does-not');
  const open = statementsOf(policy, 'unknown').length;
  return (
    <div className="pic-policy">
      <p className="rp-label">{policy.name}</p>
      <p>
        <span>{`${WORDS.passes}: ${count(statementsOf(policy, 'passes').length, 'point')}.`}</span>{' '}
        {open > 0 ? <span>{`${WORDS.unknown}: ${count(open, 'point')}.`}</span> : null}{' '}
        <span>{shutOutInBrief(policy.shutsOut.length)}</span>
      </p>
      {not.length === 0 ? null : (
        <ul>
          {keyed(not).map(({ key, item }) => (
            <li key={key}>
              <Mark shape={SHAPES['does-not']} />
              <span>
                <strong>{WORDS['does-not']}: </strong>
                {item.text} <span className="pic-why">{item.why}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** One published policy: each of its statements with what was measured, and whom it would shut out. Never a grade. `sameAs`: a policy listed before that shuts out the same. */
export const PolicyList = ({
  policy,
  sameAs,
}: {
  readonly policy: PolicyReport;
  readonly sameAs?: string | undefined;
}) => (
  <div className="pic-policy">
    <ul>
      {keyed(policy.statements).map(({ key, item }) => (
        <li key={key}>
          <Mark shape={SHAPES[item.state]} />
          <span>
            <strong>{WORDS[item.state]}: </strong>
            {item.text} <span className="pic-why">{item.why}</span>
          </span>
        </li>
      ))}
    </ul>
    <p>{shutOut(policy.shutsOut, sameAs)}</p>
    <p className="pic-why">{`Source: ${policy.source}`}</p>
  </div>
);
