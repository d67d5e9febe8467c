import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Ask.module.css';
import { cx } from './cx';

/** A dialog in front of the page. Escape closes it; the focus goes back to where it was. */
export const Ask = ({
  title,
  isOpen,
  onClose,
  alert,
  wide,
  actions,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly alert?: boolean;
  /** For a text that is read rather than answered. */
  readonly wide?: boolean;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}) => (
  <ModalOverlay
    isOpen={isOpen}
    isDismissable
    onOpenChange={(open) => !open && onClose()}
    className={cx(styles.veil)}
  >
    <Modal className={cx(styles.modal, wide && styles.wide)}>
      <Dialog role={alert ? 'alertdialog' : 'dialog'} className={cx(styles.dialog)}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        <div className={styles.body}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
