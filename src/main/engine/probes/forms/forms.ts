import { EXTENSION_FORMS } from './extension-forms';
import type { HelloForm } from './form';
import { KEY_FORMS } from './key-forms';
import { PROTOCOL_FORMS } from './protocol-forms';
import { SENDING_FORMS } from './sending-forms';
import { SIZE_FORMS } from './size-forms';
import { VERSION_FORMS } from './version-forms';

/** Every form of our greeting that says the same and looks otherwise. */
export const FORMS: readonly HelloForm[] = [
  ...SIZE_FORMS,
  ...SENDING_FORMS,
  ...EXTENSION_FORMS,
  ...PROTOCOL_FORMS,
  ...KEY_FORMS,
];

/** Those and the ones that try version numbers. */
export const ALL_FORMS: readonly HelloForm[] = [...FORMS, ...VERSION_FORMS];

/** The form with this id. Throws for an id that is not in the list: a mistake of ours. */
export const formNamed = (id: string): HelloForm => {
  const form = ALL_FORMS.find((one) => one.id === id);
  if (!form) throw new RangeError(`no form of the greeting is called ${id}`);
  return form;
};
