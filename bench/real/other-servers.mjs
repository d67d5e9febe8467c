// Databases, file transfer, chat, directory and desktop servers that begin in plain text.
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { HOST } from './stage.mjs';

const numberOf = (system, user) => Number(system('id', ['-u', user]));

/** A copy of the key that a server running as another user is willing to read. */
function keyFor(user, { certificates, file, system }) {
  const path = file('key.pem');
  copyFileSync(certificates.rsa.key, path);
  chownSync(path, numberOf(system, user), 0);
  chmodSync(path, 0o600);
  return path;
}

/** PostgreSQL refuses to run as root, so it runs as the user of its package. */
function postgres({ ports, certificates, run, file, folder, system }) {
  const uid = numberOf(system, 'postgres');
  const gid = Number(system('id', ['-g', 'postgres']));
  chownSync(folder, uid, gid);
  const bin = system('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | tail -1']).trim();
  const data = file('data');
  const who = { uid, gid, env: { ...process.env, LC_ALL: 'C' } };
  system(`${bin}/initdb`, ['-D', data, '-A', 'trust', '--no-sync'], who);
  const key = keyFor('postgres', { certificates, file, system });
  const settings = {
    ssl: 'on',
    ssl_cert_file: certificates.rsa.chain,
    ssl_key_file: key,
    listen_addresses: HOST,
    port: ports.postgres,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 100,
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  run(`${bin}/postgres`, ['-D', data, ...words], who);
}

function mariadb({ ports, certificates, run, file, folder, system }) {
  chownSync(folder, numberOf(system, 'mysql'), 0);
  const key = keyFor('mysql', { certificates, file, system });
  system('mariadb-install-db', [
    '--no-defaults',
    '--user=mysql',
    `--datadir=${file('data')}`,
    '--skip-test-db',
  ]);
  const settings = {
    user: 'mysql',
    datadir: file('data'),
    'bind-address': HOST,
    port: ports.mysql,
    socket: file('s'),
    'pid-file': file('pid.txt'),
    'ssl-cert': certificates.rsa.chain,
    'ssl-key': key,
    'max-connect-errors': 1000000,
  };
  const words = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  run('mariadbd', ['--no-defaults', '--skip-grant-tables', '--skip-networking=0', ...words]);
}

const vsftpd =
  (reuse) =>
  ({ ports, certificates, run, file, system }) => {
    mkdirSync(file('empty'));
    mkdirSync(file('files'));
    writeFileSync(
      file('vsftpd.conf'),
      `listen=YES
background=NO
listen_address=${HOST}
listen_port=${Object.values(ports)[0]}
anonymous_enable=YES
anon_root=${file('files')}
no_anon_password=YES
secure_chroot_dir=${file('empty')}
pasv_address=${HOST}
xferlog_enable=NO
seccomp_sandbox=NO
ssl_enable=YES
allow_anon_ssl=YES
force_local_data_ssl=YES
force_anon_data_ssl=YES
ssl_tlsv1=YES
ssl_ciphers=HIGH
require_ssl_reuse=${reuse ? 'YES' : 'NO'}
rsa_cert_file=${certificates.rsa.chain}
rsa_private_key_file=${certificates.rsa.key}\n`,
    );
    writeFileSync(file('files/hello.txt'), 'hello\n');
    system('chown', ['root:root', file('vsftpd.conf')]);
    run('vsftpd', [file('vsftpd.conf')]);
  };

/** Prosody does not run as root by itself; both of its doors want the same certificate. */
function prosody({ ports, certificates, run, file, folder, system }) {
  const key = keyFor('prosody', { certificates, file, system });
  mkdirSync(file('data'));
  for (const path of [folder, file('data')]) chownSync(path, numberOf(system, 'prosody'), 0);
  writeFileSync(
    file('prosody.cfg.lua'),
    `modules_enabled = { "saslauth", "tls", "dialback", "disco" }
modules_disabled = { "http", "admin_socket" }
data_path = "${file('data')}"
pidfile = "${file('pid.txt')}"
interfaces = { "${HOST}" }
local_interfaces = { "${HOST}" }
c2s_ports = { ${ports.xmpp} }
s2s_ports = { ${ports['xmpp-server']} }
c2s_require_encryption = true
s2s_require_encryption = true
limits = {}
ssl = { certificate = "${certificates.rsa.chain}", key = "${key}" }
log = { info = "*console" }
VirtualHost "lab.test"
VirtualHost "localhost"\n`,
  );
  run('prosody', ['-F', '--config', file('prosody.cfg.lua')], {
    uid: numberOf(system, 'prosody'),
    gid: Number(system('id', ['-g', 'prosody'])),
  });
}

function slapd({ ports, certificates, run, file }) {
  mkdirSync(file('data'));
  writeFileSync(
    file('slapd.conf'),
    `include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile ${certificates.rsa.chain}
TLSCertificateKeyFile ${certificates.rsa.key}
TLSVerifyClient never
database mdb
suffix "dc=lab,dc=test"
directory ${file('data')}\n`,
  );
  // -d keeps it in the foreground; 0 says nothing more than that.
  run('slapd', ['-d', '0', '-f', file('slapd.conf'), '-h', `ldap://${HOST}:${ports.ldap}/`]);
}

function xrdp({ ports, certificates, run, file, system }) {
  const { rsa } = certificates;
  writeFileSync(
    file('xrdp.ini'),
    `[Globals]
ini_version=1
fork=true
port=tcp://${HOST}:${ports.rdp}
security_layer=negotiate
certificate=${rsa.chain}
key_file=${rsa.key}
ssl_protocols=TLSv1.2, TLSv1.3
autorun=
[Logging]
LogFile=${file('xrdp.txt')}
LogLevel=INFO
EnableSyslog=false
[Channels]
[Xorg]
name=Xorg
lib=libxup.so\n`,
  );
  // It writes its pid to a place that can't be chosen.
  system('mkdir', ['-p', '/run/xrdp']);
  run('xrdp', ['--nodaemon', '--config', file('xrdp.ini')]);
}

function inspircd({ ports, certificates, run, file, folder, system }) {
  const uid = numberOf(system, 'irc');
  const gid = Number(system('id', ['-g', 'irc']));
  const key = keyFor('irc', { certificates, file, system });
  chownSync(folder, uid, gid);
  writeFileSync(
    file('inspircd.conf'),
    `<server name="irc.lab.test" description="bench" network="bench">
<admin name="bench" nick="bench" email="bench@lab.test">
<module name="ssl_gnutls">
<module name="starttls">
<sslprofile name="bench" provider="gnutls" certfile="${certificates.rsa.chain}" keyfile="${key}" requestclientcert="no">
<starttls profile="bench">
<gnutls starttls="bench">
<bind address="${HOST}" port="${ports.irc}" type="clients">
<connect allow="*" timeout="30" localmax="500" globalmax="500" maxconnwarn="no" commandrate="100000" resolvehostnames="no" useident="no">
<performance softlimit="500" clonesonconnect="no">
<dns timeout="1">
<pid file="${file('pid.txt')}">
<path datadir="${folder}" logdir="${folder}" runtimedir="${folder}" configdir="${folder}">\n`,
  );
  run('inspircd', ['--nofork', '--config', file('inspircd.conf')], { uid, gid });
}

/** nnrpd, the part of INN that readers talk to, on its own: it needs the files of a news server but no news. */
function nnrpd({ ports, certificates, run, file, folder, system }) {
  const uid = numberOf(system, 'news');
  const gid = Number(system('id', ['-g', 'news']));
  const key = keyFor('news', { certificates, file, system });
  for (const name of ['db', 'run', 'spool', 'log', 'tmp', 'filter', 'overview']) {
    mkdirSync(file(name));
    chownSync(file(name), uid, gid);
  }
  chownSync(folder, uid, gid);
  writeFileSync(
    file('inn.conf'),
    `mta: "/bin/true"
organization: "bench"
ovmethod: tradindexed
hismethod: hisv6
pathhost: news.lab.test
nnrpdloadlimit: 0
domain: lab.test
enableoverview: true
pathnews: /usr/lib/news
pathdb: ${file('db')}
pathetc: ${folder}
pathrun: ${file('run')}
pathspool: ${file('spool')}
pathoverview: ${file('overview')}
pathlog: ${file('log')}
pathtmp: ${file('tmp')}
pathfilter: ${file('filter')}
tlscertfile: ${certificates.rsa.chain}
tlskeyfile: ${key}
tlsprotocols: [ TLSv1.2 TLSv1.3 ]\n`,
  );
  writeFileSync(
    file('readers.conf'),
    `auth all {\n  hosts: "*"\n  default: "<reader>"\n}\naccess all {\n  users: "*"\n  newsgroups: "*"\n}\n`,
  );
  writeFileSync(file('storage.conf'), 'method trash {\n  newsgroups: *\n  class: 0\n}\n');
  const files = {
    'db/active': 'control 0000000000 0000000001 n\njunk 0000000000 0000000001 n\n',
    'db/newsgroups': '',
    'db/history': '',
    'overview/group.index': '',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(file(name), text);
    chownSync(file(name), uid, gid);
  }
  const env = { ...process.env, INNCONF: file('inn.conf') };
  run('/usr/lib/news/bin/nnrpd', ['-D', '-f', '-b', HOST, '-p', String(ports.nntp)], { uid, gid, env });
}

const one = (id, title, packages, needs, ports, begin) => ({ id, title, packages, needs, ports, begin });

/** Each: ports by the name of the dialogue that leads to TLS there (`ftp-reuse`, `ftp-any`: the same dialogue, ftp). */
export const OTHER_SERVERS = [
  one('postgres', 'PostgreSQL', 'postgresql', ['/usr/lib/postgresql'], ['postgres'], postgres),
  one('mariadb', 'MariaDB', 'mariadb-server', ['mariadbd', 'mariadb-install-db'], ['mysql'], mariadb),
  one(
    'vsftpd-reuse',
    'vsftpd, data connection must resume',
    'vsftpd',
    ['vsftpd'],
    ['ftp-reuse'],
    vsftpd(true),
  ),
  one('vsftpd', 'vsftpd, data connection as it likes', 'vsftpd', ['vsftpd'], ['ftp-any'], vsftpd(false)),
  one('prosody', 'Prosody', 'prosody', ['prosody'], ['xmpp', 'xmpp-server'], prosody),
  one('slapd', 'OpenLDAP', 'slapd', ['slapd'], ['ldap'], slapd),
  one('xrdp', 'xrdp', 'xrdp', ['xrdp'], ['rdp'], xrdp),
  one('inspircd', 'InspIRCd', 'inspircd', ['inspircd'], ['irc'], inspircd),
  one('nnrpd', 'INN (nnrpd)', 'inn2', ['/usr/lib/news/bin/nnrpd'], ['nntp'], nnrpd),
];
