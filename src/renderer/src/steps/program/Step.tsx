import { ArrowRight } from 'lucide-react';
import type { Program, Side } from '../../../../shared/model/asked';
import { clientsFor } from '../../../../shared/model/clients';
import { MESSAGE_LIMIT } from '../../../../shared/model/message-limit';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Page } from '../../parts/Page';
import { RadioCards } from '../../parts/RadioCards';
import { Section } from '../../parts/Section';
import { Select } from '../../parts/Select';
import { goOn, setClient, setMessage, setProgram, setSide, useApp } from '../../store';
import { PROGRAM_NAMES } from '../../words/names';
import { copy, PROGRAM_HINTS, SIDES } from './copy';
import { Proposed } from './Proposed';
import { Reading } from './Reading';
import { SidePicture } from './SidePicture';

const SIDE_ORDER: readonly Side[] = ['connects', 'accepts', 'unknown'];

const PROGRAM_ORDER: readonly Program[] = [
  'dotnet-framework',
  'dotnet',
  'browser',
  'java',
  'python',
  'node',
  'openssl',
  'go',
  'mail',
  'database',
  'other',
  'unknown',
];

const SideQuestion = () => {
  const side = useApp((state) => state.told.side);
  return (
    <Section title={copy.sideQuestion}>
      <RadioCards
        label={copy.sideQuestion}
        hideLabel
        value={side}
        choices={SIDE_ORDER.map((id) => ({ id, ...SIDES[id], picture: <SidePicture side={id} /> }))}
        onChange={(id) => setSide(SIDE_ORDER.find((one) => one === id) ?? 'unknown')}
      />
    </Section>
  );
};

/** Which version of it, for those who know: then its real greeting can be compared with ours. */
const ExactProgram = () => {
  const { program, client } = useApp((state) => state.told);
  const choices = clientsFor(program);
  if (program === 'unknown' || choices.length === 0) return null;
  return (
    <Select
      label={copy.exactQuestion}
      hint={copy.exactHint}
      value={client ?? ''}
      choices={[
        { value: '', label: copy.exactUnknown },
        ...choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => setClient(id === '' ? null : id)}
    />
  );
};

const ProgramQuestion = () => {
  const program = useApp((state) => state.told.program);
  return (
    <Section title={copy.programQuestion}>
      <RadioCards
        label={copy.programQuestion}
        hideLabel
        columns
        compact
        value={program}
        choices={PROGRAM_ORDER.map((id) => {
          const hint = PROGRAM_HINTS[id];
          return { id, label: PROGRAM_NAMES[id], ...(hint ? { hint } : {}) };
        })}
        onChange={(id) => setProgram(PROGRAM_ORDER.find((one) => one === id) ?? 'unknown')}
      />
      <Proposed />
      <ExactProgram />
    </Section>
  );
};

const MessageQuestion = () => {
  const message = useApp((state) => state.told.message);
  const reading = useApp((state) => state.reading);
  return (
    <Section title={copy.messageQuestion}>
      <Field
        id="program-message"
        label={copy.messageQuestion}
        hideLabel
        hint={copy.messageHint}
        lines={{ min: 4, max: 12 }}
        value={message}
        onChange={setMessage}
      />
      {message.length >= MESSAGE_LIMIT ? (
        <p className="muted">{`Only the first ${MESSAGE_LIMIT.toLocaleString('en')} characters are kept.`}</p>
      ) : null}
      {reading ? <Reading reading={reading} /> : null}
    </Section>
  );
};

/** The second page: which side the program is on, what kind it is, and what it says. */
export const Step = () => (
  <Page
    title={copy.title}
    lead={copy.lead}
    actions={
      <Button kind="primary" iconAfter={<ArrowRight aria-hidden="true" />} onPress={goOn}>
        Go on: The check
      </Button>
    }
  >
    <SideQuestion />
    <ProgramQuestion />
    <MessageQuestion />
  </Page>
);
