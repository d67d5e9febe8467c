import type { Roots } from './roots';

type Words = { readonly [W in Roots['whose']]: (name: string) => string };

/** The top of a chain, held against one list of roots: each sentence names the list that it speaks of. */
export const SELF_SIGNED: { readonly [W in Roots['whose']]: string } = {
  'this-computer': 'The server signed its certificate itself, and this computer does not know it.',
  mozilla: 'The server signed its certificate itself, and Mozilla’s list does not have it.',
  added: 'The server signed its certificate itself, and it was not added for this check.',
};

export const UNKNOWN_ROOT: Words = {
  'this-computer': (name) => `This computer does not know the root authority “${name}”.`,
  mozilla: (name) => `Mozilla’s list does not have the root authority “${name}”.`,
  added: (name) => `The root authority “${name}” was not added for this check.`,
};

export const ANOTHER_KEY: Words = {
  'this-computer': (name) =>
    `This computer knows an authority “${name}”, but it has another key than the one used here.`,
  mozilla: (name) =>
    `Mozilla’s list has an authority “${name}”, but it has another key than the one used here.`,
  added: (name) =>
    `An authority “${name}” was added for this check, but it has another key than the one used here.`,
};

export const NOT_SENT: Words = {
  'this-computer': (name) =>
    `The server did not send the certificate of “${name}”, and this computer does not know it.`,
  mozilla: (name) =>
    `The server did not send the certificate of “${name}”, and Mozilla’s list does not have it.`,
  added: (name) =>
    `The server did not send the certificate of “${name}”, and it was not added for this check.`,
};

/** How a sentence names a root that is on the list. */
export const ROOT_OF: Words = {
  'this-computer': (name) => `The root authority “${name}” on this computer`,
  mozilla: (name) => `The root authority “${name}” in Mozilla’s list`,
  added: (name) => `The root authority “${name}” that was added for this check`,
};
