import type { TargetProblem } from '../model/target';
import { printable } from '../words/printable';

type Field = TargetProblem['field'];

const problem = (field: Field, sentence: string, example: string): TargetProblem => ({
  field,
  sentence,
  example,
});

/** A piece of what was typed, harmless and short, in quotes. */
const quote = (text: string): string => `“${printable(text, 60)}”`;

/** Everything that can be wrong with an address: each in one sentence, with an example that works. */
export const problems = {
  empty: () => problem('text', 'Write the address of the server here.', 'example.com:443'),
  spaces: (text: string) =>
    problem('text', `${quote(text)} has a space in it; an address has none.`, 'server.example.com:443'),
  tooLong: () =>
    problem('text', 'This is longer than any address can be (253 characters).', 'server.example.com'),
  userInfo: (example: string) =>
    problem(
      'text',
      'Leave out what stands before the @ (a user name, a password, an e-mail address); Handrail never signs in.',
      example,
    ),
  plainScheme: (scheme: string, host: string) =>
    problem(
      'text',
      `${scheme}:// is the form without a secure connection; say which port the secure one uses.`,
      `${host}:443`,
    ),
  unknownScheme: (scheme: string, host: string) =>
    problem(
      'text',
      `Handrail does not know which port ${quote(`${scheme}://`)} uses; write the port after the name.`,
      `${host}:8443`,
    ),
  noHost: () => problem('text', 'The name of the server is missing.', 'https://example.com'),
  portNotANumber: (field: Field, text: string, host: string) =>
    problem(field, `${quote(text)} is not a port; a port is a number.`, portExample(field, host)),
  portOutOfRange: (field: Field, text: string, host: string) =>
    problem(
      field,
      `Port ${printable(text, 20)} does not exist. Ports go from 1 to 65535.`,
      portExample(field, host),
    ),
  twoPorts: (inText: number, inField: number) =>
    problem(
      'port',
      `The address says port ${inText}, and here stands ${inField}. Keep one of them.`,
      String(inField),
    ),
  ambiguousIPv6: (address: string, port: string) =>
    problem(
      'text',
      `It is not clear whether ${quote(port)} is the port or part of the IPv6 address; put the address in square brackets.`,
      `[${address}]:${port}`,
    ),
  openBracket: () =>
    problem('text', 'An IPv6 address in square brackets needs both of them.', '[2001:db8::1]:443'),
  notIPv6InBrackets: (text: string) =>
    problem('text', `${quote(text)} in square brackets is not an IPv6 address.`, '[2001:db8::1]:443'),
  badIPv6: (text: string) =>
    problem('text', `${quote(text)} is not a complete IPv6 address.`, '[2001:db8::1]:443'),
  badIPv4: (field: Field, text: string) =>
    problem(
      field,
      `${quote(text)} is not a complete IP address: it takes four numbers from 0 to 255.`,
      '192.0.2.10',
    ),
  labelTooLong: (field: Field) =>
    problem(
      field,
      'One part of the name, between two dots, is longer than 63 characters.',
      'server.example.com',
    ),
  emptyLabel: (field: Field) =>
    problem(field, 'The name has two dots in a row, or begins with a dot.', 'server.example.com'),
  hyphen: (field: Field, label: string) =>
    problem(
      field,
      `No part of a name begins or ends with a hyphen, as ${quote(label)} does.`,
      'my-server.example.com',
    ),
  wildcard: (field: Field) =>
    problem(field, 'A name with * stands for many servers; write the name of one.', 'www.example.com'),
  characters: (field: Field, character: string | null) =>
    problem(
      field,
      character === null
        ? 'This name has characters that cannot be in a server’s name.'
        : `${quote(character)} cannot be in a server’s name.`,
      'server.example.com',
    ),
  serverNameIsIP: () =>
    problem(
      'serverName',
      'A server is never asked for by its IP address (RFC 6066 forbids it). Write a name, or - to ask for none.',
      'server.example.com',
    ),
  serverNameIsURL: () =>
    problem(
      'serverName',
      'Only the name belongs here, without https:// and without a port.',
      'server.example.com',
    ),
  badAddress: (text: string) =>
    problem('addresses', `${quote(text)} is not an IP address.`, '192.0.2.10, 2001:db8::1'),
  addressWithPort: (text: string, address: string) =>
    problem('addresses', `${quote(text)} has a port; here stand addresses only, without it.`, address),
  addressIsName: (text: string) =>
    problem(
      'addresses',
      `${quote(text)} is a name; here stand IP addresses only.`,
      '192.0.2.10, 2001:db8::1',
    ),
  tooManyAddresses: () =>
    problem('addresses', 'Handrail checks at most 16 addresses at once.', '192.0.2.10, 192.0.2.11'),
} as const;

const portExample = (field: Field, host: string): string => (field === 'port' ? '443' : `${host}:443`);
