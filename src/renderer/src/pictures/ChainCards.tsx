import type { Detail } from '../../../shared/model/finding';
import { formatDay } from '../words/format';
import { keyed } from '../words/keyed';
import { Mark } from './Mark';

type Chain = Extract<Detail, { kind: 'chain' }>;
type Card = Chain['certificates'][number];

const ROLES: Readonly<Record<Card['role'], string>> = {
  server: 'The server’s certificate',
  intermediate: 'In between (intermediate)',
  root: 'At the top (root)',
  missing: 'Missing',
};

/** The name people know a certificate by, out of its whole subject. */
const commonName = (subject: string): string => /(?:^|,\s*)CN=([^,]+)/u.exec(subject)?.[1] ?? subject;

const Dates = ({ card }: { card: Card }) =>
  card.notBefore || card.notAfter ? (
    <div>
      <dt>Valid</dt>
      <dd>{`${formatDay(card.notBefore)} to ${formatDay(card.notAfter)}`}</dd>
    </div>
  ) : null;

const CardItem = ({ card }: { card: Card }) => (
  <li
    className={`pic-card${card.bad ? ' pic-card-bad' : ''}${card.role === 'missing' ? ' pic-card-missing' : ''}`}
  >
    <p className="pic-card-role">{ROLES[card.role]}</p>
    <p className="pic-card-name">{commonName(card.subject)}</p>
    <dl>
      {card.issuer ? (
        <div>
          <dt>Issued by</dt>
          <dd>{commonName(card.issuer)}</dd>
        </div>
      ) : null}
      <Dates card={card} />
    </dl>
    {card.note ? (
      <p className="pic-card-note">
        {card.bad ? <Mark shape="cross" /> : null}
        <span>{card.note}</span>
      </p>
    ) : null}
  </li>
);

/** A chain of certificates as linked cards, the server's own first. */
export const ChainCards = ({ chain }: { readonly chain: Chain }) => (
  <figure className="pic-chain">
    <figcaption>{chain.title}</figcaption>
    <ol>
      {keyed(chain.certificates).map(({ key, item }) => (
        <CardItem key={key} card={item} />
      ))}
    </ol>
  </figure>
);
