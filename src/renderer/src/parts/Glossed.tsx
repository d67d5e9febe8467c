import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { findTerms, type GlossaryEntry } from '../../../shared/words/glossary';
import { set } from '../store';
import { keyed } from '../words/keyed';
import { Button as OwnButton } from './Button';
import { cx } from './cx';
import styles from './Glossed.module.css';

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

/**
 * A sentence of ours in which each word of the glossary can be opened, once. Nothing from outside is put through it: what stands in
 * quotation marks, in addresses, paths or settings is left alone. The sentence is one string, so that it is looked up whole before it is cut.
 */
export const Glossed = ({ children }: { readonly children: string }) => (
  <>
    {keyed(findTerms(children)).map(({ key, item }) =>
      item.entry ? <Term key={key} word={item.text} entry={item.entry} /> : item.text,
    )}
  </>
);
