import { Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { forgetRemoved, type Undo, undoRemove, useApp } from '../store';
import { Button } from './Button';
import { cx } from './cx';
import styles from './UndoRemoved.module.css';

/** So long the notice stays by itself; never while the mouse or the focus is on it, or the window is out of sight. */
const STAYS_MS = 14_000;
const TICK_MS = 500;

const Notice = ({ undo: { caseId, title } }: { undo: Undo }) => {
  const [held, setHeld] = useState(false);
  const left = useRef(STAYS_MS);
  useEffect(() => {
    if (held) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      left.current -= TICK_MS;
      if (left.current <= 0) void forgetRemoved(caseId);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [held, caseId]);
  return (
    <li
      className={styles.notice}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>
        The case <b translate="no">{title}</b> was deleted.
      </p>
      <Button
        small
        label={`Undo: put the case ${title} back`}
        icon={<Undo2 aria-hidden="true" />}
        onPress={() => void undoRemove(caseId)}
      >
        Undo
      </Button>
      <Button
        kind="quiet"
        small
        label={`Remove the case ${title} for good now`}
        icon={<X aria-hidden="true" />}
        onPress={() => void forgetRemoved(caseId)}
      />
    </li>
  );
};

/** In a field the keys take back what was typed there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

const useUndoKey = (newest: Undo | undefined): void => {
  useEffect(() => {
    if (newest === undefined) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      void undoRemove(newest.caseId);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [newest]);
};

/** What was deleted a moment ago, each with the way back: by its button, or by Ctrl+Z. */
export const UndoRemoved = () => {
  const undo = useApp((state) => state.undo);
  useUndoKey(undo.at(-1));
  if (undo.length === 0) return null;
  return (
    <section className={cx(styles.place)} aria-label="Deleted just now, with Undo (Ctrl+Z)">
      <ul>
        {undo.map((one) => (
          <Notice key={one.caseId} undo={one} />
        ))}
      </ul>
    </section>
  );
};
