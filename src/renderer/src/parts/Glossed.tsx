import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { findTerms, type GlossaryEntry, type TextPiece } from '../../../shared/words/glossary';
import { set } from '../store';
import { keyed } from '../words/keyed';
import { Button as OwnButton } from './Button';
import { cx } from './cx';
import styles from './Glossed.module.css';

const OPENS = /[([“„«‘]$/u;
const CLOSES = /^[)\].,;:!?”»’…]+/u;

const Term = ({ word, entry }: { word: string; entry: GlossaryEntry }) => (
  <DialogTrigger>
    <Button className={cx(styles.term)} data-glossary={entry.id}>
      {word}
    </Button>
    <Popover className={cx(styles.popover)} placement="bottom start" offset={4}>
      <Dialog className={cx(styles.dialog)}>
        {({ close }) => (
          <>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {entry.term}
            </Heading>
            <p>{entry.means}</p>
            {entry.source ? (
              <p className="muted small" translate="no">
                {entry.source}
              </p>
            ) : null}
            <div>
              <OwnButton
                small
                onPress={() => {
                  close();
                  set({ glossaryOpen: true });
                }}
              >
                Show all words
              </OwnButton>
            </div>
          </>
        )}
      </Dialog>
    </Popover>
  </DialogTrigger>
);

interface Held extends TextPiece {
  readonly before: string;
  readonly after: string;
}

/** A bracket or a full stop right beside a word stays on its line: a button alone may be parted from both. */
const held = (pieces: readonly TextPiece[]): readonly Held[] =>
  pieces.map((piece, index) => {
    const beside = (at: number, side: RegExp): string =>
      pieces[at]?.entry === null ? (side.exec(pieces[at].text)?.[0] ?? '') : '';
    if (piece.entry) return { ...piece, before: beside(index - 1, OPENS), after: beside(index + 1, CLOSES) };
    const from = pieces[index - 1]?.entry ? (CLOSES.exec(piece.text)?.[0].length ?? 0) : 0;
    const rest = piece.text.slice(from);
    return {
      ...piece,
      text: pieces[index + 1]?.entry ? rest.replace(OPENS, '') : rest,
      before: '',
      after: '',
    };
  });

/**
 * A sentence of ours in which each word of the glossary can be opened, once. Nothing from outside is put through it: what stands in
 * quotation marks, in addresses, paths or settings is left alone. The sentence is one string, so that it is looked up whole before it is cut.
 */
export const Glossed = ({ children }: { readonly children: string }) => (
  <>
    {keyed(held(findTerms(children))).map(({ key, item }) =>
      item.entry ? (
        <span key={key} className={cx(styles.held)}>
          {item.before}
          <Term word={item.text} entry={item.entry} />
          {item.after}
        </span>
      ) : (
        item.text
      ),
    )}
  </>
);
