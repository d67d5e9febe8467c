import { FolderInput } from 'lucide-react';
import { useEffect } from 'react';
import { type Dropped, importDropped, set, useApp } from '../store';
import { cx } from './cx';
import styles from './DropZone.module.css';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea') !== null;

/** Files and links are ours to take or to refuse; words that are dragged into a field belong there. */
const isOurs = ({ dataTransfer, target }: DragEvent): boolean =>
  dataTransfer !== null && (dataTransfer.types.includes('Files') || !isField(target));

/** Read at once: after the event the browser takes everything away but the files themselves. */
const droppedIn = (data: DataTransfer): Dropped[] =>
  [...data.items].flatMap((item): Dropped[] => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file === null) return [];
    const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
    return [{ name: file.name, size: file.size, isFolder, text: () => file.text() }];
  });

/** Listens to what is dragged over the window; nothing that is dropped ever leads the window away. */
const listen = (): (() => void) => {
  const over = (event: DragEvent): void => {
    if (!isOurs(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    set({ dropping: true });
  };
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) set({ dropping: false });
  };
  const drop = (event: DragEvent): void => {
    set({ dropping: false });
    if (!isOurs(event)) return;
    event.preventDefault();
    if (event.dataTransfer) void importDropped(droppedIn(event.dataTransfer));
  };
  window.addEventListener('dragenter', over);
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragenter', over);
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
};

/** The whole window takes case files that are dropped on it. With the keyboard: "Open a case file…". */
export const DropZone = () => {
  const dropping = useApp((state) => state.dropping);
  useEffect(listen, []);
  if (!dropping) return null;
  return (
    <section className={cx(styles.zone)} aria-label="Drop case files">
      <p>
        <FolderInput aria-hidden="true" />
        Drop case files here to open them
      </p>
    </section>
  );
};
