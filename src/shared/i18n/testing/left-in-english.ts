/** What of a text is still English after it was said in the test language: nested brackets are taken out from the inside. */
export const leftOf = (said: string): string => {
  let rest = said;
  for (let depth = 0; depth < 8; depth += 1) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  // An explained word in the middle parts a text: the brackets of its two halves stand alone.
  rest = rest.replace(/^[^⟦]*⟧/, ' ').replace(/⟦[^⟧]*$/, ' ');
  // "mail.example.com" is a name, in any language.
  rest = rest.replace(/\b[\w-]+(?:\.[\w-]+)+\b/g, ' ');
  return rest.replace(/\s+/g, ' ').trim();
};

/** Two English words in a row, a word that begins with a small letter, or one word alone: a text of ours, unless it is a name. */
export const looksEnglish = (rest: string): boolean =>
  /\b[a-z]{3,}\b/.test(rest) || /\b[A-Z][a-z]{2,} [a-z]+/.test(rest) || /^[A-Z][a-z]+[….:?]?$/.test(rest);
