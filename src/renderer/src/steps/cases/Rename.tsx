import { useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import { LONGEST_NAME } from '../../../../shared/model/case-limits';
import { renameCase, set } from '../../store';
import styles from './Step.module.css';

/** The name of a case, written where it stands: Enter keeps it, Escape leaves it as it was. */
export const Rename = ({
  id,
  name,
  target,
}: {
  readonly id: string;
  readonly name: string;
  readonly target: string;
}) => {
  const [text, setText] = useState(name);
  return (
    <TextField
      aria-label={`Name of the case ${target}. Enter saves it, Escape leaves it as it was.`}
      value={text}
      onChange={setText}
      autoFocus
      className={styles.rename ?? ''}
    >
      <Input
        className={styles.renameBox ?? ''}
        maxLength={LONGEST_NAME}
        placeholder={target}
        autoComplete="off"
        spellCheck="false"
        // The row around it would take the keys and the mouse for itself.
        onPointerDown={(event) => event.stopPropagation()}
        onMouseDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void renameCase(id, text);
          if (event.key === 'Escape') set({ renaming: null });
        }}
        onKeyUp={(event) => event.stopPropagation()}
        onFocus={(event) => {
          event.stopPropagation();
          event.target.select();
        }}
        onBlur={() => void renameCase(id, text)}
      />
    </TextField>
  );
};
