import type { Area } from '../model/asked';
import type { Certainty, Fix, Grade, Owner } from '../model/finding';
import type { Conclusion } from '../model/report';

const OWNERS: { readonly [O in Owner]: string } = {
  'this-computer': 'you, on this computer',
  'it-desk': 'your IT help desk',
  'network-team': 'the network team',
  'server-owner': 'the server’s owner',
  'program-vendor': 'the program’s vendor',
};

const AREA_NAMES: { readonly [A in Area]: string } = {
  certificate: 'Certificates',
  protocol: 'Protocol compatibility',
  configuration: 'Configuration',
  network: 'Network stability',
  policy: 'Security policies',
};

const CERTAINTIES: { readonly [C in Certainty]: string } = {
  confirmed: 'confirmed: we measured it',
  likely: 'likely: what we saw fits this',
  possible: 'possible: it would fit what was measured, and nothing measured points to it alone',
  'ruled-out': 'ruled out',
  unknown: 'could not tell',
};

const CONCLUSIONS: { readonly [C in Conclusion]: string } = {
  'cause-named': 'A cause was found',
  'nothing-wrong': 'Nothing wrong was found from here',
  'could-not-tell': 'Could not tell',
  cancelled: 'The check was stopped',
};

const GRADES: { readonly [G in Grade]: string } = {
  measured: 'measured',
  compared: 'compared',
  inferred: 'concluded',
  told: 'told by you',
};

/** How a sentence is known, in a word or three. */
export const gradeName = (grade: Grade): string => GRADES[grade];

/** Who has to act, as it reads inside a sentence: "the server’s owner". */
export const ownerName = (owner: Owner): string => OWNERS[owner];

/** The name of one of the five areas, as a heading: the window, the report and the terminal all take it from here. */
export const areaName = (area: Area): string => AREA_NAMES[area];

/** How sure a verdict is, with what that rests on. */
export const certaintyWords = (certainty: Certainty): string => CERTAINTIES[certainty];

/** The conclusion of a whole run, as a heading. */
export const conclusionWords = (conclusion: Conclusion): string => CONCLUSIONS[conclusion];

/** The fixes by who carries them out; `first` comes first, the others in the order in which they are named. */
export const groupByOwner = (
  fixes: readonly Fix[],
  first: Owner,
): { readonly owner: Owner; readonly fixes: readonly Fix[] }[] => {
  const owners = [...new Set(fixes.map((fix) => fix.owner))];
  const sorted = [...owners.filter((owner) => owner === first), ...owners.filter((owner) => owner !== first)];
  return sorted.map((owner) => ({ owner, fixes: fixes.filter((fix) => fix.owner === owner) }));
};
