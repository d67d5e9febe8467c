import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { Bytes } from './Bytes';

type Detail = Parameters<typeof Bytes>[0]['detail'];

const hexOf = (text: string): string =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const http = hexOf('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<html>');
const detail = (hex: string, notes: Detail['notes'] = []): Detail => ({
  kind: 'bytes',
  title: 'The first bytes that came back',
  hex,
  notes,
});
const noted = detail(http, [
  { from: 0, to: 8, text: '“HTTP/1.1”: this is a web server that answers in plain text.' },
  { from: 9, to: 12, text: 'The status: 400.' },
]);

export const examples: Pieces = {
  empty: <Bytes detail={detail('')} />,
  one: <Bytes detail={detail('15')} />,
  noted: <Bytes detail={noted} />,
  'very long': <Bytes detail={detail('16030300'.repeat(128))} />,
  'in print': (
    <Paper>
      <Bytes detail={noted} />
    </Paper>
  ),
};
