import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { cx } from './cx';
import styles from './Field.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  /** What is wrong, and an example that works. */
  readonly problem?: { readonly sentence: string; readonly example: string } | undefined;
  /** More than one line; the box grows with its text up to this many. */
  readonly lines?: { readonly min: number; readonly max: number };
  readonly big?: boolean;
  readonly short?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  /** What is typed is not shown. */
  readonly secret?: boolean;
  /** A field that narrows a list down: Escape empties it. */
  readonly search?: boolean;
}

const rowsOf = (value: string, { min, max }: { min: number; max: number }): number =>
  Math.min(max, Math.max(min, value.split('\n').length + Math.floor(value.length / 90)));

const Box = ({ id, value, lines, onEnter, big, maxLength, secret, search }: FieldProps) => {
  const limit = maxLength === undefined ? {} : { maxLength };
  const className = cx(styles.box, big && styles.big);
  if (!lines)
    return (
      <Input
        id={id}
        className={className}
        type={secret ? 'password' : search ? 'search' : 'text'}
        spellCheck="false"
        autoComplete="off"
        {...limit}
      />
    );
  return (
    <TextArea
      id={id}
      className={className}
      rows={rowsOf(value, lines)}
      spellCheck="false"
      {...limit}
      onKeyDown={(event) => {
        // In the field for an address the Enter key goes on; Shift and Enter make a new line.
        if (onEnter && event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onEnter();
        }
      }}
    />
  );
};

/** A field with its label, its hint, and what is wrong with it, tied together for screen readers. */
export const Field = (props: FieldProps) => {
  const {
    label,
    hideLabel,
    hint,
    value,
    onChange,
    problem,
    short,
    lines,
    onEnter,
    isDisabled = false,
  } = props;
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={cx(styles.field, short && styles.short)}
      {...(onEnter && !lines
        ? { onKeyDown: (event: { key: string }) => (event.key === 'Enter' ? onEnter() : undefined) }
        : {})}
    >
      <Label className={cx(styles.label, hideLabel && 'visually-hidden')}>{label}</Label>
      {hint ? (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      ) : null}
      {problem ? (
        <FieldError className={cx(styles.problem)}>
          {problem.sentence}
          {problem.example ? (
            <>
              {' '}
              For example: <code>{problem.example}</code>
            </>
          ) : null}
        </FieldError>
      ) : null}
      <Box {...props} />
    </TextField>
  );
};
