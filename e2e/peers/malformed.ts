import { HANDSHAKE, message, record, serverHello } from './bytes';
import { afterHello, atOnce, type StartPeer } from './peer';

/** A record that says 65535 bytes, far above the limit of 2^14 + 256 (RFC 8446 §5.2), and then sends many. */
export const hugeRecord: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, new Uint8Array(60_000), 65_535));
});

/** A ServerHello whose session id says 200 bytes where 6 are left. */
export const badInnerLength: StartPeer = afterHello((socket) => {
  const hello = serverHello();
  hello[4 + 2 + 32] = 200;
  socket.write(record(HANDSHAKE, hello));
});

/** A ServerHello with bytes behind its end. */
export const trailingBytes: StartPeer = afterHello((socket) => {
  const body = Uint8Array.from([...serverHello().subarray(4), 0xde, 0xad]);
  socket.write(record(HANDSHAKE, message(2, body)));
});

/** A certificate list whose inner lengths point beyond its end. */
export const badCertificateLengths: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
  socket.write(record(HANDSHAKE, message(11, Uint8Array.of(0, 0, 9, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6))));
});

/** An alert record with one byte in it. */
export const shortAlert: StartPeer = afterHello((socket) => {
  socket.write(record(0x15, Uint8Array.of(2)));
});

/** Bytes that are no protocol at all, control characters and direction marks among them. */
export const garbage: StartPeer = afterHello((socket) => {
  socket.end(
    Buffer.from(
      '\u001b[2J\u001b]0;gotcha\u0007\u0000\u009b31m\u202egnp.exe\u2066\r\n\u007f<script>alert(1)</script>\n',
    ),
  );
});

/** A greeting made to harm a terminal or a page. */
export const hostileBanner: StartPeer = atOnce((socket) => {
  socket.write('220 \u001b[31m\u0007\u202e<img src=x onerror=alert(1)> ESMTP\r\n');
});

/** A fixed pattern of bytes that starts like a record and goes on like nothing. */
export const almostTls: StartPeer = afterHello((socket) => {
  const bytes = new Uint8Array(4_000);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 197 + 13) & 0xff;
  bytes.set([0x16, 0x03, 0x03, 0x00, 0x40]);
  socket.end(bytes);
});
