import type { Pieces } from '../examples/pieces';
import { Notice } from './Notice';

const close = () => undefined;

export const examples: Pieces = {
  info: <Notice tone="info">A check is running. Cancel it first, then start a new case.</Notice>,
  'a problem': (
    <Notice tone="problem" title="The case could not be saved" onClose={close}>
      The disk is full. You can go on; nothing you entered is lost.
    </Notice>
  ),
  'could not tell': <Notice tone="unsure">We could not tell, because the server never answered.</Notice>,
  good: (
    <Notice tone="good" title="It is fixed">
      The certificate is renewed.
    </Notice>
  ),
  'very long': (
    <Notice tone="problem" onClose={close}>
      {`The file ${'/home/kim/'.repeat(20)}case.json could not be read. `.repeat(3)}
    </Notice>
  ),
};
