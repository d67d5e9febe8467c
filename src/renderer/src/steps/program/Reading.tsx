import type { LogHit, MessageMatch, MessageReading } from '../../../../shared/model/asked';
import { stageWords } from '../../../../shared/words/stage';
import { Button } from '../../parts/Button';
import { More } from '../../parts/More';
import { setProgram, setSide, useApp } from '../../store';
import { keyed } from '../../words/keyed';
import { PROGRAM_NAMES, SIDE_NAMES } from '../../words/names';
import { DOES_NOT_PROVE } from './copy';
import { useProposed } from './Proposed';
import styles from './Reading.module.css';

const Suggestion = ({ match }: { match: MessageMatch }) => {
  const told = useApp((state) => state.told);
  // While none is chosen, the one that the text points to is proposed beside the question.
  const proposed = useProposed();
  const program = match.program !== 'unknown' && told.program !== match.program && match.program !== proposed;
  const side = match.side !== 'unknown' && told.side !== match.side;
  if (!program && !side) return null;
  return (
    <div className={styles.suggest}>
      {program ? (
        <Button
          small
          onPress={() => setProgram(match.program)}
        >{`Set the program: ${PROGRAM_NAMES[match.program]}`}</Button>
      ) : null}
      {side ? (
        <Button small onPress={() => setSide(match.side)}>{`Set: ${SIDE_NAMES[match.side]}`}</Button>
      ) : null}
    </div>
  );
};

const Proof = ({ match }: { match: MessageMatch }) => (
  <dl>
    <dt>What it proves</dt>
    <dd>{match.proves}</dd>
    <dt>Who could have written it</dt>
    <dd>{match.writtenBy}</dd>
    {match.stage === 'unknown' ? null : (
      <>
        <dt>How far the connection had come</dt>
        <dd>{stageWords(match.stage)}</dd>
      </>
    )}
    <dt>What it does not prove</dt>
    <dd>{DOES_NOT_PROVE[match.event]}</dd>
  </dl>
);

const Quoted = ({ match }: { match: MessageMatch }) => (
  <p className={styles.quoted}>
    <q className="mono">{match.quoted}</q>
  </p>
);

/** The summary above has said what the first one means; in order, for those who want it, it stands folded. */
const First = ({ match }: { match: MessageMatch }) => (
  <div className={styles.match}>
    <Quoted match={match} />
    <Suggestion match={match} />
    <More title="What it proves, and what it does not">
      <Proof match={match} />
    </More>
  </div>
);

const Other = ({ match }: { match: MessageMatch }) => (
  <div className={styles.match}>
    <Quoted match={match} />
    <Proof match={match} />
    <Suggestion match={match} />
  </div>
);

const Matches = ({ matches }: { matches: readonly MessageMatch[] }) => {
  const [first, ...others] = matches;
  if (!first) return null;
  return (
    <>
      <First match={first} />
      {others.length > 0 ? (
        <More title="Other parts of this text that we know">
          <div className={styles.others}>
            {keyed(others).map(({ key, item }) => (
              <Other key={key} match={item} />
            ))}
          </div>
        </More>
      ) : null}
    </>
  );
};

const SIDES = { connects: 'opens the connection', accepts: 'accepts it', unknown: 'not told' } as const;

const HitRow = ({ hit }: { hit: LogHit }) => (
  <tr>
    <th scope="row">{hit.line}</th>
    <td>
      <q className="mono">{hit.quoted}</q>
    </td>
    <td>{stageWords(hit.stage)}</td>
    <td>{hit.writtenBy}</td>
    <td>{SIDES[hit.side]}</td>
  </tr>
);

/** Every place of a log that is known, in the order of its lines. */
const Log = ({ log }: { log: NonNullable<MessageReading['log']> }) => (
  <More title={`Every place in this log that we know (${log.hits.length + log.more})`}>
    <div className={styles.log}>
      <table>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Text</th>
            <th scope="col">How far it had come</th>
            <th scope="col">Written by</th>
            <th scope="col">That program</th>
          </tr>
        </thead>
        <tbody>
          {log.hits.map((hit) => (
            <HitRow key={`${hit.line} ${hit.entry}`} hit={hit} />
          ))}
        </tbody>
      </table>
    </div>
    {log.more > 0 ? <p className="muted">{`And ${log.more} more, which are not listed.`}</p> : null}
  </More>
);

/** What the pasted message tells, as it is typed. */
export const Reading = ({ reading }: { readonly reading: MessageReading }) => (
  <section className={styles.reading} aria-labelledby="reading-title">
    <h3 id="reading-title">What this text tells us</h3>
    <p role="status">{reading.summary}</p>
    <Matches matches={reading.matches} />
    {reading.log ? <Log log={reading.log} /> : null}
  </section>
);
