import { describe, expect, it } from 'vitest';
import { readLocalSettings, settingsReader } from './local-settings';
import { type Pretended, pretend } from './testing/pretend';

const read = (name: string, what: Pretended) => settingsReader(pretend(what))(name);

const valuesOf = (facts: Awaited<ReturnType<typeof readLocalSettings>>) =>
  new Map(facts.settings.map(({ id, value }) => [id, value]));

describe('the settings of this computer', () => {
  it('are read whatever it is, within the limits, and are the same twice', async () => {
    const [once, again] = [await readLocalSettings('localhost'), await readLocalSettings('localhost')];
    for (const { id, where, value } of once.settings)
      expect([id.length <= 120, where.length <= 300, (value ?? '').length <= 2_000]).toEqual([
        true,
        true,
        true,
      ]);
    expect(once.settings.length).toBeLessThanOrEqual(300);
    expect(once.systemName.length).toBeLessThanOrEqual(200);
    expect(once.settings.length).toBeGreaterThan(10);
    expect(again).toEqual(once);
  });
});

describe('the settings of a pretended computer', () => {
  it('write the person’s own folder as “~”, and keep paths of the environment to themselves', async () => {
    const facts = await read('x.test', {
      env: { JAVA_HOME: '/home/jo/jdk', SSL_CERT_FILE: '/home/jo/secret-project.pem' },
      files: { '/home/jo/jdk/conf/security/java.security': 'jdk.tls.disabledAlgorithms=SSLv3, TLSv1\n' },
    });
    expect(facts.settings).toContainEqual({
      id: 'java.disabledAlgorithms',
      where: '~/jdk/conf/security/java.security',
      value: 'SSLv3, TLSv1',
    });
    expect(valuesOf(facts).get('env.SSL_CERT_FILE')).toBe('set');
    expect(JSON.stringify(facts)).not.toContain('/home/jo');
    expect(JSON.stringify(facts)).not.toContain('secret-project');
  });
  it('keep proxies without their passwords, in either spelling', async () => {
    const facts = await read('x.test', {
      env: { HTTPS_PROXY: 'http://jo:geheim@proxy.corp:3128', http_proxy: 'jo:geheim@proxy.corp:3128' },
    });
    expect(valuesOf(facts).get('env.https_proxy')).toBe('http://***@proxy.corp:3128');
    expect(valuesOf(facts).get('env.http_proxy')).toBe('***@proxy.corp:3128');
    expect(JSON.stringify(facts)).not.toContain('geheim');
  });
  it('keep nothing of an odd password, wherever the proxy is named', async () => {
    const proxy = 'http://user:pa;ss geheim@x:y@proxy:3128';
    const facts = await read('x.test', { env: { https_proxy: proxy, ALL_PROXY: proxy } });
    expect(valuesOf(facts).get('env.https_proxy')).toBe('http://***@proxy:3128');
    expect(JSON.stringify(facts)).not.toMatch(/geheim|pa;ss|user:/);
  });
  it('pick the options about TLS out of variables that hold other things too', async () => {
    const facts = await read('x.test', {
      env: {
        JAVA_TOOL_OPTIONS: '-Djavax.net.ssl.keyStorePassword=geheim -Dhttps.protocols=TLSv1',
        NODE_OPTIONS: '--max-old-space-size=99 --tls-max-v1.2',
        GODEBUG: 'gctrace=1,tlsmlkem=0',
      },
    });
    const values = valuesOf(facts);
    expect(values.get('env.JAVA_TOOL_OPTIONS')).toBe('-Dhttps.protocols=TLSv1');
    expect(values.get('env.NODE_OPTIONS')).toBe('--tls-max-v1.2');
    expect(values.get('env.GODEBUG')).toBe('tlsmlkem=0');
    expect(JSON.stringify(facts)).not.toContain('geheim');
  });
  it('name what can not be read, and never take it for “not set”', async () => {
    const facts = await read('x.test', {
      files: {
        '/etc/ssl/openssl.cnf': { why: 'this program may not read it' },
        '/etc/hosts': { why: 'this program may not read it' },
      },
    });
    const values = valuesOf(facts);
    expect(values.has('openssl.MinProtocol')).toBe(false);
    expect(values.has('hosts.target')).toBe(false);
    expect(facts.unreadable.map(({ where }) => where)).toEqual(['/etc/hosts', '/etc/ssl/openssl.cnf']);
  });
  it('say which address this computer’s own list gives the name, and each interface’s packet size', async () => {
    const facts = await read('Shop.Example', {
      files: {
        '/etc/hosts':
          '127.0.0.1 localhost\n10.1.2.3\tshop.example  shop # for the test\n#10.9.9.9 shop.example\n',
        '/sys/class/net/eth0/mtu': '1400\n',
        '/sys/class/net/odd/mtu': 'x\n',
      },
    });
    const values = valuesOf(facts);
    expect(values.get('hosts.target')).toBe('10.1.2.3');
    expect(values.get('mtu.eth0')).toBe('1400');
    expect(values.has('mtu.odd')).toBe(false);
  });
  it('of macOS come from its own programs', async () => {
    const facts = await read('x.test', {
      system: 'macos',
      commands: {
        'sw_vers ': 'unused',
        sw_vers: 'ProductName:\t\tmacOS\nProductVersion:\t\t14.5\nBuildVersion:\t\t23F79\n',
        'scutil --proxy':
          '<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.local\n  }\n  HTTPSEnable : 1\n  HTTPSPort : 3128\n  HTTPSProxy : proxy.corp\n  HTTPEnable : 0\n  HTTPProxy : old.corp\n}\n',
        'ifconfig -a': 'lo0: flags=8049<UP,LOOPBACK> mtu 16384\nutun3: flags=8051<UP> mtu 1280\n',
      },
    });
    const values = valuesOf(facts);
    expect([values.get('macos.version'), values.get('macos.build')]).toEqual(['14.5', '23F79']);
    expect([values.get('proxy.https'), values.get('proxy.http')]).toEqual(['proxy.corp:3128', null]);
    expect(values.get('mtu.utun3')).toBe('1280');
  });
  it('are read once for many servers, and the list of names for each', async () => {
    const computer = pretend({
      system: 'macos',
      files: { '/etc/hosts': '10.0.0.1 one.test\n10.0.0.2 two.test\n' },
    });
    const reader = settingsReader(computer);
    const [one, two] = [await reader('one.test'), await reader('two.test')];
    expect([valuesOf(one).get('hosts.target'), valuesOf(two).get('hosts.target')]).toEqual([
      '10.0.0.1',
      '10.0.0.2',
    ]);
    expect(computer.asked.filter((line) => line === 'ifconfig -a')).toHaveLength(1);
  });
});
