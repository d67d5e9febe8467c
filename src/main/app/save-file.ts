import type { Response } from '../../shared/ipc/contract';
import { notWritten } from '../cases/disk-words';
import { Refusal } from '../cases/refusal';
import { writeWhole } from '../cases/write-file';
import type { Dialogs } from './dialogs';

/** One way to save something. `title`: of the dialog; `kind`: what such a file is called; `ending`: with its dot. */
export interface FileForm {
  readonly title: string;
  readonly kind: string;
  readonly ending: string;
}

interface ToSave {
  readonly form: FileForm;
  /** Without its ending. */
  readonly fileName: string;
  /** What could not be written, at the beginning of a sentence. */
  readonly what: string;
  /** Made once the place is known. */
  readonly content: () => Promise<string | Uint8Array>;
}

/** Adds the ending when the person left it out. */
export const withEnding = (path: string, ending: string): string =>
  /\.[a-z0-9]{1,5}$/i.test(path) ? path : `${path}${ending}`;

/** Asks where, then writes the file there. Throws a Refusal; the case is kept whatever happens. */
export const saveFile = async (
  dialogs: Dialogs,
  { form: { title, kind, ending }, fileName, what, content }: ToSave,
): Promise<Response<'report:save'>> => {
  const extension = ending.slice(ending.lastIndexOf('.') + 1);
  const kinds = [{ name: kind, extensions: [extension] }];
  const chosen = await dialogs.save({ title, fileName: `${fileName}${ending}`, kinds });
  if (chosen === null) return { kind: 'cancelled' };
  const path = withEnding(chosen, ending);
  const made = await content();
  try {
    await writeWhole(path, made);
  } catch (error) {
    throw new Refusal('cannot-write', `${notWritten(what, path, error)} The case is kept.`);
  }
  return { kind: 'saved', path };
};
