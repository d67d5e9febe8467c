import type { Detail } from '../../../shared/model/finding';

type BytesDetail = Extract<Detail, { kind: 'bytes' }>;

const ROW = 16;

/** "160301" → [0x16, 0x03, 0x01]; anything that is not hex ends the list. */
const bytesOf = (hex: string): number[] => {
  const clean = /^[0-9a-f]*/iu.exec(hex)?.[0] ?? '';
  return Array.from({ length: Math.floor(clean.length / 2) }, (_, index) =>
    Number.parseInt(clean.slice(index * 2, index * 2 + 2), 16),
  );
};

const readable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');
const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');

const Line = ({
  bytes,
  from,
  marked,
}: {
  bytes: number[];
  from: number;
  marked: (at: number) => boolean;
}) => (
  <tr>
    <th scope="row">{from.toString(16).padStart(4, '0')}</th>
    <td>
      {bytes.map((byte, index) => {
        const at = from + index;
        const space = index === 0 ? '' : ' ';
        return (
          <span key={at}>
            {space}
            {marked(at) ? <b>{hexByte(byte)}</b> : hexByte(byte)}
          </span>
        );
      })}
    </td>
    <td>{bytes.map(readable).join('')}</td>
  </tr>
);

/** Received bytes in hex with their readable form, and notes on what they are. Noted bytes are bold. */
export const Bytes = ({ detail }: { readonly detail: BytesDetail }) => {
  const all = bytesOf(detail.hex);
  const marked = (at: number) => detail.notes.some((note) => at >= note.from && at < note.to);
  const starts = Array.from({ length: Math.ceil(all.length / ROW) }, (_, index) => index * ROW);
  return (
    <div className="pic-hex">
      <table>
        <caption>{detail.title}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Bytes</th>
            <th scope="col">As text</th>
          </tr>
        </thead>
        <tbody>
          {starts.map((from) => (
            <Line key={from} bytes={all.slice(from, from + ROW)} from={from} marked={marked} />
          ))}
        </tbody>
      </table>
      <ul className="pic-hex-notes">
        {detail.notes.map((note) => (
          <li key={`${note.from}-${note.to}-${note.text}`}>
            <b>{note.to - note.from > 1 ? `Bytes ${note.from}–${note.to - 1}: ` : `Byte ${note.from}: `}</b>
            {note.text}
          </li>
        ))}
      </ul>
    </div>
  );
};
