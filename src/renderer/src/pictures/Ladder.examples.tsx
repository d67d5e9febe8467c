import { alerted, answered, attempt, closed, silent } from '../examples/attempts';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { Ladder } from './Ladder';

const cut = attempt(
  'cut',
  'TLS 1.2 only',
  ['TLS 1.2'],
  [
    [12.1, 'here', 'sent', 'ClientHello', 246],
    [26.4, 'peer', 'rst', 'RST'],
  ],
  { kind: 'rst', stage: 'after-hello' },
);
const refused = {
  ...attempt('refused', 'A modern greeting', [], [], { kind: 'refused' }),
  events: [
    { at: 0, who: 'here', kind: 'connecting', label: '[2001:db8::17]:443', bytes: 0 },
    { at: 3.1, who: 'peer', kind: 'refused', label: 'ECONNREFUSED', bytes: 0 },
  ],
  address: '2001:db8:1234:5678:9abc:def0:1234:5678',
} satisfies ReturnType<typeof attempt>;
const long = attempt(
  'long',
  'Mail, changed over to TLS 1.2',
  ['TLS 1.2'],
  [
    [
      13,
      'peer',
      'dialogue',
      '220 mail.example ESMTP a-very-long-name-of-a-server-that-nobody-would-choose.example',
    ],
    [14, 'here', 'dialogue', 'EHLO handrail.invalid'],
    [27, 'peer', 'dialogue', '250-mail.example 250-STARTTLS 250 HELP'],
    [28, 'here', 'dialogue', 'STARTTLS'],
    [41, 'peer', 'dialogue', '220 Ready to start TLS'],
    [42, 'here', 'sent', 'ClientHello', 1_517],
    [61, 'peer', 'record', 'ServerHello', 122],
    [62, 'peer', 'record', 'Certificate', 12_841],
    [63, 'peer', 'record', 'ServerKeyExchange, CertificateRequest, ServerHelloDone', 4_338],
    [64, 'here', 'sent', 'Certificate, ClientKeyExchange, ChangeCipherSpec, Finished', 412],
    [95_204, 'peer', 'alert', 'Alert fatal certificate_unknown (46)', 7],
    [95_205, 'peer', 'fin', 'FIN'],
  ],
  { kind: 'alert', stage: 'in-server-flight', level: 'fatal', code: 46, name: 'certificate_unknown' },
);
const ended = closed('closed', 'TLS 1.0 only', ['TLS 1.0']);

export const examples: Pieces = {
  answered: <Ladder attempt={answered('answered', 'A modern greeting', ['TLS 1.3'])} caption="It works." />,
  closed: <Ladder attempt={ended} caption="The server closes 14 ms after the greeting, without a word." />,
  'cut off': <Ladder attempt={cut} caption="The connection was cut off right after the greeting." />,
  'an error signal': (
    <Ladder attempt={alerted('alert', 'TLS 1.1 only', ['TLS 1.1'])} caption="It says why." />
  ),
  silence: <Ladder attempt={silent('silent', 'A modern greeting', ['TLS 1.3'])} caption="Nothing came." />,
  refused: <Ladder attempt={refused} caption="Nothing takes connections there." />,
  'very long': (
    <Ladder attempt={long} caption="Mail that changes over, and a certificate it does not like." />
  ),
  'in print': (
    <Paper>
      <Ladder attempt={ended} caption="The server closes 14 ms after the greeting, without a word." />
    </Paper>
  ),
};
