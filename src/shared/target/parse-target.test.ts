import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ParsedTarget, Target, TargetInput } from '../model/target';
import { parseTarget } from './parse-target';

const parse = (text: string, more: Partial<TargetInput> = {}): ParsedTarget =>
  parseTarget({ text, addresses: '', port: '', serverName: '', ...more }, domainToASCII);

const target = (text: string, more: Partial<TargetInput> = {}): Target => {
  const parsed = parse(text, more);
  if (parsed.kind !== 'target') throw new Error(JSON.stringify(parsed));
  return parsed.target;
};

const problem = (text: string, more: Partial<TargetInput> = {}): string => {
  const parsed = parse(text, more);
  if (parsed.kind !== 'problem') throw new Error(JSON.stringify(parsed));
  return parsed.problems.map((one) => `${one.field}: ${one.sentence} [${one.example}]`).join('\n');
};

const place = (text: string): string => {
  const { host, port, serverName } = target(text);
  return `${host} ${port} ${serverName}`;
};

describe('what a person may type', () => {
  it.each([
    ['https://example.com/path?q=1#x', 'example.com 443 example.com'],
    ['example.com', 'example.com 443 example.com'],
    ['Example.COM:8443', 'example.com 8443 example.com'],
    ['example.com 8443', 'example.com 8443 example.com'],
    ['example.com:', 'example.com 443 example.com'],
    ['example.com.', 'example.com 443 example.com'],
    ['//example.com/x', 'example.com 443 example.com'],
    ['localhost', 'localhost 443 localhost'],
    ['my_server', 'my_server 443 my_server'],
    ['192.0.2.10', '192.0.2.10 443 null'],
    ['192.0.2.10:8443', '192.0.2.10 8443 null'],
    ['[2001:db8::1]:8443', '2001:db8::1 8443 null'],
    ['[2001:DB8::1]', '2001:db8::1 443 null'],
    ['2001:db8::1', '2001:db8::1 443 null'],
    ['https://[::1]/x', '::1 443 null'],
    ['wss://example.com/socket', 'example.com 443 example.com'],
    ['ldaps://dc1.corp.example', 'dc1.corp.example 636 dc1.corp.example'],
    ['imaps://mail.example', 'mail.example 993 mail.example'],
    ['smtps://mail.example:2465', 'mail.example 2465 mail.example'],
    ['HTTPS://EXAMPLE.COM', 'example.com 443 example.com'],
    ['jdbc:sqlserver://db.example:1433;databaseName=x', 'db.example 1433 db.example'],
    ['http://example.com:8443/', 'example.com 8443 example.com'],
    ['odd://example.com:7000', 'example.com 7000 example.com'],
    ['  "https://example.com/"  ', 'example.com 443 example.com'],
    ['<https://example.com/>', 'example.com 443 example.com'],
    ['“example.com”,', 'example.com 443 example.com'],
    ['\u200bexample.com\ufeff', 'example.com 443 example.com'],
  ])('understands %j', (text, expected) => {
    expect(place(text)).toBe(expected);
  });

  it('asks for the A-label and shows the Unicode name', () => {
    expect(target('https://Bücher.example')).toMatchObject({
      host: 'xn--bcher-kva.example',
      serverName: 'xn--bcher-kva.example',
      display: 'bücher.example:443',
    });
  });
  it('reads a name written with ideographic full stops', () => {
    expect(place('例え。テスト')).toBe('xn--r8jz45g.xn--zckzah 443 xn--r8jz45g.xn--zckzah');
  });
  it('takes an address that IDNA maps to an IP address for one', () => {
    expect(place('１２７.0.0.1')).toBe('127.0.0.1 443 null');
  });
  it('shows the port, and brackets around IPv6, so that what is shown can be typed again', () => {
    expect(target('[::1]:8443').display).toBe('[::1]:8443');
    expect(target('example.com').display).toBe('example.com:443');
  });
});

describe('where to connect and what to ask for, given apart', () => {
  it('connects to the addresses and asks for the name', () => {
    const { addresses, serverName, host, port } = target('www.example.com', {
      addresses: '192.0.2.1, 192.0.2.2; [2001:DB8::1] 192.0.2.1',
      port: '8443',
      serverName: 'API.example.com',
    });
    expect({ addresses, serverName, host, port }).toEqual({
      addresses: ['192.0.2.1', '192.0.2.2', '2001:db8::1'],
      serverName: 'api.example.com',
      host: 'www.example.com',
      port: 8443,
    });
  });
  it.each(['-', 'none', ' NONE '])('asks for no name when the name is %j', (serverName) => {
    expect(target('example.com', { serverName }).serverName).toBeNull();
  });
  it('can ask an IP address for a name', () => {
    expect(target('192.0.2.1', { serverName: 'example.com' }).serverName).toBe('example.com');
  });
  it('lets the port field say what a plain scheme leaves open', () => {
    expect(target('http://example.com', { port: '8443' }).port).toBe(8443);
  });
  it('keeps the added root certificates', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(60)}\n-----END CERTIFICATE-----`;
    const parsed = parseTarget(
      { text: 'a.example', addresses: '', port: '', serverName: '' },
      domainToASCII,
      [pem],
    );
    expect(parsed).toMatchObject({ target: { extraRoots: [pem] } });
  });
});

describe('what is wrong, in a sentence with an example', () => {
  it.each([
    ['', 'text: Write the address of the server here. [example.com:443]'],
    ['  ""  ', 'text: Write the address of the server here. [example.com:443]'],
    ['my server', 'text: “my server” has a space in it; an address has none. [server.example.com:443]'],
    ['example.com:0', 'text: Port 0 does not exist. Ports go from 1 to 65535. [example.com:443]'],
    ['example.com:70000', 'text: Port 70000 does not exist. Ports go from 1 to 65535. [example.com:443]'],
    ['example.com:-1', 'text: Port -1 does not exist. Ports go from 1 to 65535. [example.com:443]'],
    ['example.com:abc', 'text: “abc” is not a port; a port is a number. [example.com:443]'],
    ['[::1]:x', 'text: “x” is not a port; a port is a number. [[::1]:443]'],
    [
      'http://example.com/a',
      'text: http:// is the form without a secure connection; say which port the secure one uses. [example.com:443]',
    ],
    [
      'odd://example.com',
      'text: Handrail does not know which port “odd://” uses; write the port after the name. [example.com:8443]',
    ],
    ['https://', 'text: The name of the server is missing. [https://example.com]'],
    [
      '1.2.3.256',
      'text: “1.2.3.256” is not a complete IP address: it takes four numbers from 0 to 255. [192.0.2.10]',
    ],
    [
      '1.2.3',
      'text: “1.2.3” is not a complete IP address: it takes four numbers from 0 to 255. [192.0.2.10]',
    ],
    [
      '0x7f.1',
      'text: “0x7f.1” is not a complete IP address: it takes four numbers from 0 to 255. [192.0.2.10]',
    ],
    ['[::1', 'text: An IPv6 address in square brackets needs both of them. [[2001:db8::1]:443]'],
    ['[example.com]', 'text: “example.com” in square brackets is not an IPv6 address. [[2001:db8::1]:443]'],
    ['2001:db8:::1', 'text: “2001:db8:::1” is not a complete IPv6 address. [[2001:db8::1]:443]'],
    [
      '2001:db8::1:8443',
      'text: It is not clear whether “8443” is the port or part of the IPv6 address; put the address in square brackets. [[2001:db8::1]:8443]',
    ],
    [
      '1:2:3:4:5:6:7:8:443',
      'text: It is not clear whether “443” is the port or part of the IPv6 address; put the address in square brackets. [[1:2:3:4:5:6:7:8]:443]',
    ],
    [
      '*.example.com',
      'text: A name with * stands for many servers; write the name of one. [www.example.com]',
    ],
    ['a..example', 'text: The name has two dots in a row, or begins with a dot. [server.example.com]'],
    ['exam!ple.com', 'text: “!” cannot be in a server’s name. [server.example.com]'],
    [
      '-a.example',
      'text: No part of a name begins or ends with a hyphen, as “-a” does. [my-server.example.com]',
    ],
  ])('says of %j what is wrong', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
  it('counts the length of each part and of the whole', () => {
    expect(problem(`${'a'.repeat(64)}.example`)).toContain('longer than 63 characters');
    expect(problem(Array(40).fill('abcdefg').join('.'))).toContain('longer than any address');
    expect(problem('x'.repeat(3_000))).toContain('longer than any address');
  });
  it('reads a bare IPv6 address that ends like a port when the port stands elsewhere', () => {
    expect(target('2001:db8::1:8443', { port: '443' })).toMatchObject({
      host: '2001:db8::1:8443',
      port: 443,
    });
  });
  it('names the field of each problem, all at once', () => {
    const text = problem('exa mple', {});
    expect(text.startsWith('text:')).toBe(true);
    expect(
      problem('example.com', { port: '70000', addresses: '10.0.0.1:443', serverName: '192.0.2.1' })
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['port', 'addresses', 'serverName']);
  });
  it('says that two ports contradict each other', () => {
    expect(problem('example.com:443', { port: '8443' })).toBe(
      'port: The address says port 443, and here stands 8443. Keep one of them. [8443]',
    );
  });
  it.each([
    ['www.example.com', 'is a name; here stand IP addresses only'],
    ['10.0.0.300', 'is not a complete IP address'],
    ['what?', 'is not an IP address'],
    [Array.from({ length: 17 }, (_, index) => `10.0.0.${index}`).join(','), 'at most 16'],
  ])('refuses the address list %j', (addresses, expected) => {
    expect(problem('example.com', { addresses })).toContain(expected);
  });
  it('refuses a server name that is an address or a URL', () => {
    expect(problem('example.com', { serverName: 'https://x.example' })).toContain(
      'Only the name belongs here',
    );
    expect(problem('example.com', { serverName: '2001:db8::1' })).toContain(
      'never asked for by its IP address',
    );
  });
  it('survives an IDNA mapping that throws', () => {
    const parsed = parseTarget({ text: 'bücher.example', addresses: '', port: '', serverName: '' }, () => {
      throw new Error('no');
    });
    expect(parsed.kind).toBe('problem');
  });
});
