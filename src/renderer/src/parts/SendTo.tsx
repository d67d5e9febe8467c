import { Mail } from 'lucide-react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { ReportDocument } from '../../../shared/model/report';
import { messageFor, messageText, type OwnerMessage } from '../../../shared/words/message/owner-message';
import { type Recipient, recipientsOf } from '../../../shared/words/message/recipients';
import { set, useApp } from '../store';
import { Ask } from './Ask';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { cx } from './cx';
import { Section } from './Section';
import styles from './SendTo.module.css';

const WRITE: Readonly<Record<Recipient, string>> = {
  'server-owner': 'Write to the server’s owner',
  'network-team': 'Write to the network team',
  'it-desk': 'Write to your IT help desk',
  'program-vendor': 'Write to the program’s vendor',
};

const TITLES: Readonly<Record<Recipient, string>> = {
  'server-owner': 'A message to the server’s owner',
  'network-team': 'A message to the network team',
  'it-desk': 'A message to your IT help desk',
  'program-vendor': 'A message to the program’s vendor',
};

/** The message as it goes out: technical, in English, nothing hidden. */
const MessageBox = ({ message }: { readonly message: OwnerMessage }) => (
  <div className={styles.message}>
    <p>
      <strong>Subject: </strong>
      <span translate="no">{message.subject}</span>
    </p>
    <TextField isReadOnly value={message.body} className={cx(styles.field)}>
      <Label className={cx(styles.label)}>The message</Label>
      <TextArea className={cx(styles.text)} rows={16} translate="no" />
    </TextField>
  </div>
);

/** A message that is ready to be sent, one for each who has to act or has something to look up. */
export const SendTo = ({ document }: { readonly document: ReportDocument }) => {
  const to = useApp((state) => state.messageTo);
  const recipients = recipientsOf(document);
  if (recipients.length === 0) return null;
  const message = to ? messageFor(document, to) : null;
  const close = () => set({ messageTo: null });
  return (
    <Section
      title="Send this to whoever has to act"
      note="A message that is ready, in their words, with what was measured. Nothing in it names you. Read it before you send it."
    >
      <div className={styles.recipients}>
        {recipients.map((recipient) => (
          <Button
            key={recipient}
            icon={<Mail aria-hidden="true" />}
            onPress={() => set({ messageTo: recipient })}
          >
            {WRITE[recipient]}
          </Button>
        ))}
      </div>
      <Ask
        wide
        title={to ? TITLES[to] : ''}
        isOpen={message !== null}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Close the message</Button>
            {message ? (
              <CopyButton primary text={messageText(message)} label="Copy the message with its subject">
                Copy the message
              </CopyButton>
            ) : null}
          </>
        }
      >
        {message ? <MessageBox message={message} /> : null}
      </Ask>
    </Section>
  );
};
