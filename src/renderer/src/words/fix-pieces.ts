/** A piece of a step: words, a setting or text as it stands somewhere, or a whole command that can be copied. */
export interface FixPiece {
  readonly kind: 'text' | 'code' | 'command';
  readonly text: string;
}

/** Programs and cmdlets that a quotation has to begin with to be a command. */
const COMMAND =
  /^(?:openssl|netsh|certutil|certbot|keytool|curl|sqlcmd|update-crypto-policies|update-ca-certificates|update-ca-trust|nginx|apachectl|systemctl|w32tm|timedatectl|ipconfig|nslookup|ping|tracert|traceroute|gpupdate|ntpdate|chronyc|(?:Get|Set|Enable|Disable|New|Test|Import|Remove)-[A-Z]\w+)(?:\s|$)/;

/** With an ellipsis something was left out: nothing to paste into a shell. */
const isCommand = (quoted: string): boolean => COMMAND.test(quoted) && !quoted.includes('…');

/** Settings and pieces of configuration have a sign in them that sentences lack. */
const isCode = (quoted: string): boolean => /[=_;\\{}()<>|]|\w\.\w|[a-z][A-Z]|^-/.test(quoted);

const pieceOf = (quoted: string): FixPiece | null => {
  const text = quoted.slice(1, -1);
  if (isCommand(text)) return { kind: 'command', text };
  return isCode(text) ? { kind: 'code', text } : null;
};

/** Cuts a step at what it quotes. Only what stands in “…” and is clearly a command becomes one; everything else stays in the sentence. */
export const fixPieces = (step: string): readonly FixPiece[] => {
  const pieces: FixPiece[] = [];
  const say = (text: string) => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + text };
    else pieces.push({ kind: 'text', text });
  };
  for (const part of step.split(/(“[^“”]{1,400}”)/u)) {
    const piece = part.startsWith('“') && part.endsWith('”') ? pieceOf(part) : null;
    if (piece) pieces.push(piece);
    else say(part);
  }
  return pieces;
};
