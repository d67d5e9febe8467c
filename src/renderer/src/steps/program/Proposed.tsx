import type { MessageReading, Program } from '../../../../shared/model/asked';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { setProgram, useApp } from '../../store';
import { PROGRAM_NAMES } from '../../words/names';
import styles from './Reading.module.css';

/** The kind of program that the pasted text points to; null when it names none, or several. */
const pointedTo = (reading: MessageReading | null): Program | null => {
  const kinds = new Set((reading?.matches ?? []).map(({ program }) => program));
  kinds.delete('unknown');
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : null;
};

/**
 * The kind that is proposed while the person has chosen none. It is not chosen by itself: what stands in a case as told is what the person
 * said, and some texts are written by more kinds than one.
 */
export const useProposed = (): Program | null =>
  useApp(({ told, reading }) => (told.program === 'unknown' ? pointedTo(reading) : null));

/** Beside the question: what the text below points to, and one press to take it over. */
export const Proposed = () => {
  const program = useProposed();
  return program === null ? null : (
    <Notice tone="info" title={`Your error message points to this kind: ${PROGRAM_NAMES[program]}`}>
      <p>Take it over if it is right. Nothing is set until you do.</p>
      <div className={styles.suggest}>
        <Button
          small
          onPress={() => setProgram(program)}
        >{`Set the program: ${PROGRAM_NAMES[program]}`}</Button>
      </div>
    </Notice>
  );
};
