import type { Because } from '../../../../shared/model/finding';
import type { Told } from '../define-cause';
import { toldBy } from './clip';
import { answer } from './told';

/** Question → choice → what that answer adds to the reasons. */
type Sentences = { readonly [question: string]: { readonly [choice: string]: string } };

/** The person's answers as reasons, for those of them that have a sentence here; in the order of the sentences. */
export const said = (told: Told, sentences: Sentences): Because[] =>
  Object.entries(sentences).flatMap(([question, choices]) => {
    const given = answer(told, question);
    const sentence = Object.hasOwn(choices, given) ? choices[given] : undefined;
    return sentence === undefined ? [] : [toldBy(sentence)];
  });
