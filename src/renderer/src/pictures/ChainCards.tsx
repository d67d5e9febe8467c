import type { Chain } from '../../../shared/model/finding';
import { formatDay } from '../words/format';
import { keyed } from '../words/keyed';
import { type ChainLink, commonName, linkAfter } from './chain-model';
import { Mark } from './Mark';
import { ValidityBar } from './ValidityBar';

type Card = Chain['certificates'][number];

const ROLES: Readonly<Record<Card['role'], string>> = {
  server: 'The server’s certificate',
  intermediate: 'In between (intermediate)',
  root: 'At the top (root)',
  missing: 'Missing',
  anchor: 'At the top (root), not sent by the server',
};

const Dates = ({ card, at }: { card: Card; at: string }) =>
  card.notBefore && card.notAfter ? (
    <ValidityBar from={card.notBefore} to={card.notAfter} at={at} />
  ) : card.notBefore || card.notAfter ? (
    <p className="pic-valid-words">{`Good from ${formatDay(card.notBefore)} to ${formatDay(card.notAfter)}.`}</p>
  ) : null;

const Note = ({ card }: { card: Card }) => {
  if (!card.note) return null;
  const shape = card.bad ? 'cross' : card.role === 'anchor' || card.role === 'root' ? 'solid' : null;
  return (
    <p className="pic-card-note">
      {shape ? <Mark shape={shape} /> : null}
      <span>{card.note}</span>
    </p>
  );
};

const classOf = ({ bad, role }: Card): string =>
  `pic-card${bad ? ' pic-card-bad' : ''}${role === 'missing' ? ' pic-card-missing' : ''}${role === 'anchor' ? ' pic-card-anchor' : ''}`;

const CardBody = ({ card, at }: { card: Card; at: string }) => (
  <div className={classOf(card)}>
    <p className="pic-card-role">{ROLES[card.role]}</p>
    <p className="pic-card-name" translate="no">
      {commonName(card.subject)}
    </p>
    <Dates card={card} at={at} />
    <Note card={card} />
    {card.where ? (
      <p className="pic-card-where">
        <span>Where it can be had: </span>
        <code translate="no">{card.where}</code>
      </p>
    ) : null}
  </div>
);

const LINK_WORDS: Readonly<Record<ChainLink, string>> = {
  issued: 'Issued by the next one',
  absent: 'Issued by one that was not sent',
  unrelated: 'Not issued by the next one. Its issuer:',
};

/** Between two cards: whether the upper one was issued by the lower one. */
const Link = ({ link, issuer }: { link: ChainLink; issuer: string }) => (
  <p className={`pic-chain-link pic-chain-${link}`}>
    {link === 'issued' ? null : <Mark shape="cross" />}
    <span>{LINK_WORDS[link]}</span>
    {link === 'unrelated' ? <span translate="no">{commonName(issuer)}</span> : null}
  </p>
);

/** A chain of certificates as linked cards, the server's own first, up to the root; what is missing is an empty card. */
export const ChainCards = ({ chain }: { readonly chain: Chain }) => {
  const { certificates, at, title } = chain;
  return (
    <figure className="pic-chain">
      <figcaption>{title}</figcaption>
      {at ? (
        <p className="pic-valid-key">
          The bars show how long each one is good. The mark is the day of the check.
        </p>
      ) : null}
      <ol>
        {keyed(certificates).map(({ key, item, index }) => {
          const link = linkAfter(item, certificates[index + 1]);
          return (
            <li key={key}>
              <CardBody card={item} at={at} />
              {link ? <Link link={link} issuer={item.issuer} /> : null}
            </li>
          );
        })}
      </ol>
    </figure>
  );
};
