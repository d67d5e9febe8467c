import { fixPieces } from '../words/fix-pieces';
import { keyed } from '../words/keyed';
import { CopyButton } from './CopyButton';
import { Glossed } from './Glossed';
import styles from './StepText.module.css';

/** One step of a fix: its words can be opened, its commands copied. One string, so that it is looked up whole before it is cut. */
export const StepText = ({ children }: { readonly children: string }) => (
  <>
    {keyed(fixPieces(children)).map(({ key, item: { kind, text } }) => {
      if (kind === 'text') return <Glossed key={key}>{text}</Glossed>;
      if (kind === 'code')
        return (
          <code key={key} translate="no">
            {text}
          </code>
        );
      return (
        <span key={key} className={styles.command}>
          <code translate="no">{text}</code>
          <CopyButton bare text={text} label={`Copy the command ${text}`} />
        </span>
      );
    })}
  </>
);
