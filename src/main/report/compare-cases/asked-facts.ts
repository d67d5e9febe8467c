import { optionsOf, type Program, type Side } from '../../../shared/model/asked';
import { clientChoice } from '../../../shared/model/clients';
import { QUESTIONS } from '../../../shared/model/questions';
import { through } from '../../../shared/words/way-words';
import { type Compared, type Fact, open, value } from './fact';

const PROGRAMS: { readonly [P in Program]: string } = {
  unknown: '',
  browser: 'a web browser',
  'dotnet-framework': 'a .NET Framework program',
  dotnet: 'a newer .NET program',
  java: 'a Java program',
  python: 'a Python program',
  node: 'Node.js or a program built on it',
  openssl: 'a command-line tool',
  go: 'a program written in Go',
  mail: 'a mail program',
  database: 'a database program or driver',
  other: 'something else',
};

const SIDES: { readonly [S in Side]: string } = {
  connects: 'it makes the connection',
  accepts: 'it accepts connections',
  unknown: '',
};

const told = (id: string, what: string, text: string): Fact =>
  text === '' ? open('program', id, what, 'it was not said.') : value('program', id, what, text);

const answerFacts = ({ document }: Compared): Fact[] =>
  QUESTIONS.flatMap(({ id, text, choices }) => {
    const answer = document.asked.answers[id];
    if (answer === undefined) return [];
    const label = answer === 'unknown' ? '' : (choices.find((choice) => choice.id === answer)?.label ?? '');
    return [told(`answer-${id}`, text, label)];
  });

/** What the person said of the program, and what this computer says of itself. */
export const programFacts = (one: Compared): Fact[] => {
  const { asked, app } = one.document;
  const { client = null } = asked;
  return [
    told('program', 'The program', PROGRAMS[asked.program]),
    ...(client === null
      ? []
      : [told('client', 'Which program exactly', clientChoice(client)?.name ?? client)]),
    told('side', 'What the program does', SIDES[asked.side]),
    ...answerFacts(one),
    value('computer', 'handrail', 'The version of Handrail', `${app.name} ${app.version}`),
  ];
};

/** Where and how the check connected. */
export const wayFacts = ({ document, evidence }: Compared): Fact[] => {
  const { target } = document.asked;
  const options = optionsOf(document.asked);
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const names = evidence.names;
  const found = names?.status === 'ok' ? names.facts : null;
  return [
    value('way', 'target', 'What was to be reached', `${host}:${target.port}`),
    value('way', 'server-name', 'The name asked for (SNI)', target.serverName ?? 'none'),
    value('way', 'proxy', 'The way to the server', through(options.proxy)),
    value('way', 'starttls', 'How the connection becomes secure', options.starttls),
    ...(found === null
      ? [open('way', 'addresses', 'The addresses of the name', 'the name was not looked up.')]
      : [
          {
            id: 'addresses',
            group: 'way' as const,
            what: 'The addresses of the name',
            seen: found.failure
              ? ({ kind: 'value', text: 'none could be found' } as const)
              : ({
                  kind: 'list',
                  // A name server gives them in another order each time.
                  items: found.addresses.map(({ address }) => address).sort(),
                  complete: true,
                } as const),
          },
        ]),
  ];
};
