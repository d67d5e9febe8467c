import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { ChainCards } from './ChainCards';

type Chain = Parameters<typeof ChainCards>[0]['chain'];
type Card = Chain['certificates'][number];

const card = (role: Card['role'], subject: string, issuer: string, more: Partial<Card> = {}): Card => ({
  role,
  subject,
  issuer,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-03-03T00:00:00Z',
  note: '',
  bad: false,
  where: '',
  ...more,
});
const chain = (...certificates: Card[]): Chain => ({
  kind: 'chain',
  at: '2026-11-21T09:14:00Z',
  title: 'What the server showed, and what it is missing',
  certificates,
});

const server = card('server', 'CN=shop.example, O=Example', 'CN=Example Issuing CA');
const between = card('intermediate', 'CN=Example Issuing CA', 'CN=Example Root R1');
const top = card('root', 'CN=Example Root R1', 'CN=Example Root R1', { notAfter: '2041-01-01T00:00:00Z' });
const ranOut = card('server', 'CN=shop.example', 'CN=Example Issuing CA', {
  notAfter: '2026-03-03T00:00:00Z',
  note: 'It ran out on 3 March 2026.',
  bad: true,
});
const missing = card('missing', 'CN=Example Issuing CA', 'CN=Example Root R1', {
  notBefore: '',
  notAfter: '',
  note: 'The server does not send it. Its issuer offers it at http://ca.example/issuing.cer.',
  bad: true,
});
const endless = `CN=${'a-very-long-name-'.repeat(18)}example, OU=${'Unit '.repeat(12)}`.slice(0, 400);

export const examples: Pieces = {
  one: <ChainCards chain={chain(card('server', 'CN=router.local', 'CN=router.local'))} />,
  many: <ChainCards chain={chain(server, between, top)} />,
  'one has run out': <ChainCards chain={chain(ranOut, between, top)} />,
  'one is missing': <ChainCards chain={chain(server, missing, top)} />,
  'very long': (
    <ChainCards
      chain={chain(
        card('server', endless, endless, { note: 'The same word again and again. '.repeat(9), bad: true }),
        ...Array.from({ length: 10 }, (_, at) =>
          card('intermediate', `CN=Issuer ${at + 1}`, `CN=Issuer ${at + 2}`),
        ),
        top,
      )}
    />
  ),
  'in print': (
    <Paper>
      <ChainCards chain={chain(server, missing, top)} />
    </Paper>
  ),
};
