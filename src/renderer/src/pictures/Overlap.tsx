import type { OverlapList, Overlap as OverlapModel } from '../../../shared/model/pictures';
import { count } from '../words/format';
import { keyed } from '../words/keyed';
import { Mark } from './Mark';
import { OverlapBridge } from './OverlapBridge';
import { byFamily, type OverlapView, overlapView } from './overlap-model';
import { Sets } from './Sets';

const TITLES: Readonly<Record<OverlapList['kind'], string>> = {
  versions: 'Versions of the secure connection (TLS)',
  suites: 'Encryption methods (cipher suites)',
  groups: 'Groups in which keys are exchanged',
};

/** So many names stand open; more of them are folded in. */
const OPEN = 6;

const Names = ({ names }: { names: readonly string[] }) => (
  <ul className="pic-names-list">
    {keyed(names).map(({ key, item }) => (
      <li key={key}>
        <code translate="no">{item}</code>
      </li>
    ))}
  </ul>
);

/** `all`: no name stands open above, so on paper the number in the title says enough. */
const Rest = ({ names, brief, all }: { names: readonly string[]; brief: boolean; all: boolean }) => {
  if (names.length === 0 || (brief && all)) return null;
  // Paper folds nothing out, and the report lists the server’s whole lists among what was measured.
  if (brief) return <p>{`And ${names.length} more`}</p>;
  return (
    <details>
      <summary>{all ? 'Show them' : `${names.length} more`}</summary>
      {byFamily(names).map((family) => (
        <div key={family.title}>
          {names.length > OPEN ? <p className="pic-family">{family.title}</p> : null}
          <Names names={family.names} />
        </div>
      ))}
    </details>
  );
};

const Share = ({
  title,
  names,
  brief,
  what,
  open = OPEN,
}: {
  title: string;
  names: readonly string[];
  brief: boolean;
  what: 'both' | 'program' | 'server' | 'unasked';
  open?: number;
}) => {
  if (names.length === 0) return null;
  return (
    <div className={`pic-share pic-share-${what}`}>
      <p className="pic-share-title">{`${title} (${names.length})`}</p>
      <Names names={names.slice(0, open)} />
      <Rest names={names.slice(open)} brief={brief} all={open === 0} />
    </div>
  );
};

const Shares = ({ view, brief }: { view: OverlapView; brief: boolean }) => (
  <div className="pic-shares">
    <Share title="Both speak" names={view.both} brief={brief} what="both" />
    <Share title="Only the program offers" names={view.programOnly} brief={brief} what="program" />
    <Share title="Only the server takes" names={view.serverOnly} brief={brief} what="server" />
    <Share
      title="The server was not asked about"
      names={view.unasked}
      brief={brief}
      what="unasked"
      open={view.unasked.length > OPEN ? 0 : OPEN}
    />
  </div>
);

const Told = ({ view }: { view: OverlapView }) => (
  <p className={`pic-told pic-told-${view.meeting}`}>
    {view.meeting === 'shared' ? null : <Mark shape={view.meeting === 'gap' ? 'cross' : 'question'} />}
    <span>{view.sentence}</span>
  </p>
);

const Part = ({
  list,
  brief,
  mute,
  own,
  inVain,
}: {
  list: OverlapList;
  brief: boolean;
  mute: boolean;
  own: boolean;
  /** They have no version in common, so whatever they share beside it is of no use. */
  inVain: boolean;
}) => {
  const view = overlapView(list);
  // What both speak is not the trouble: the sentence says it, and the numbers and names are for who wants them.
  const calm = view.meeting === 'shared' && !inVain;
  return (
    <div className="pic-overlap-part">
      <p className="pic-overlap-title">{TITLES[list.kind]}</p>
      {list.kind === 'versions' ? <OverlapBridge list={list} own={own} /> : null}
      {list.kind === 'versions' || calm ? null : <Sets view={view} />}
      {mute ? null : <Told view={view} />}
      {inVain ? (
        <p className="pic-note">Without a version in common, the two never come as far as this.</p>
      ) : null}
      {list.kind === 'versions' ? null : calm ? (
        <details className="rp-screen">
          <summary>Show them</summary>
          <Sets view={view} />
          <Shares view={view} brief={brief} />
        </details>
      ) : (
        <Shares view={view} brief={brief} />
      )}
      {list.more > 0 ? (
        <p className="pic-note">{`Left out here: ${count(list.more, 'more name', 'more names')}.`}</p>
      ) : null}
    </div>
  );
};

const About = ({ overlap: { program, mute } }: { overlap: OverlapModel }) => (
  <>
    {program.own ? (
      <p className="pic-note">
        The version of your program was not chosen, so Handrail’s own greeting stands in its place here. Your
        program may offer less.
      </p>
    ) : null}
    {program.approximate ? (
      <p className="pic-note">
        What this program offers was put together from documents, so a detail of it may differ.
      </p>
    ) : null}
    {mute ? (
      <p className="pic-told pic-told-untold">
        <Mark shape="question" />
        <span>The server answered none of our greetings. So what it speaks could not be told.</span>
      </p>
    ) : null}
  </>
);

/**
 * The program against the server: what both speak, what only one of them does, and what nobody asked. `brief`: for paper, where nothing can be
 * folded out.
 */
export const Overlap = ({
  overlap,
  brief = false,
}: {
  readonly overlap: OverlapModel;
  readonly brief?: boolean;
}) => {
  const versions = overlap.lists.find(({ kind }) => kind === 'versions');
  const gap = !overlap.mute && versions !== undefined && overlapView(versions).meeting === 'gap';
  return (
    <figure className="pic-overlap">
      <figcaption>
        {overlap.program.own
          ? 'What our greeting offers, beside what the server takes'
          : `What ${overlap.program.name} offers, beside what the server takes`}
      </figcaption>
      <About overlap={overlap} />
      {overlap.lists.map((list) => (
        <Part
          key={list.kind}
          list={list}
          brief={brief}
          mute={overlap.mute}
          own={overlap.program.own}
          inVain={list.kind !== 'versions' && gap}
        />
      ))}
    </figure>
  );
};
