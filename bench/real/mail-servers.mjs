// Mail servers that begin in plain text: Postfix and Dovecot.
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { HOST } from './stage.mjs';

/** Postfix: its own configuration and queue folder, one smtpd, no delivery. Its files have to belong to root. */
function postfix({ ports, certificates, run, file, system }) {
  const { rsa, ecdsa } = certificates;
  const [conf, queue, data] = ['conf', 'queue', 'data'].map(file);
  for (const folder of [conf, queue, data]) mkdirSync(folder);
  writeFileSync(
    file('conf/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = lab.test
mydestination =
inet_interfaces = ${HOST}
inet_protocols = ipv4
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
anvil_status_update_time = 3600s
maillog_file = /dev/stdout
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${rsa.chain}
smtpd_tls_key_file = ${rsa.key}
smtpd_tls_eccert_file = ${ecdsa.chain}
smtpd_tls_eckey_file = ${ecdsa.key}
smtpd_relay_restrictions = reject\n`,
  );
  // The services that smtpd asks; without anvil and tlsmgr it answers slowly or not at all.
  writeFileSync(
    file('conf/master.cf'),
    `${HOST}:${ports.smtp} inet n - n - 60 smtpd
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd\n`,
  );
  writeFileSync(file('conf/dynamicmaps.cf'), '');
  const uid = Number(system('id', ['-u', 'postfix']));
  chownSync(data, uid, 0);
  for (const name of [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ]) {
    mkdirSync(file(`queue/${name}`), { mode: 0o700 });
    chownSync(file(`queue/${name}`), uid, 0);
  }
  const drop = Number(system('sh', ['-c', 'getent group postdrop | cut -d: -f3']));
  for (const [name, mode] of [
    ['maildrop', 0o730],
    ['public', 0o710],
  ]) {
    mkdirSync(file(`queue/${name}`));
    chownSync(file(`queue/${name}`), uid, drop);
    chmodSync(file(`queue/${name}`), mode);
  }
  mkdirSync(file('queue/pid'));
  // -d keeps it in the foreground and in our process group.
  run('/usr/lib/postfix/sbin/master', ['-c', conf, '-d']);
}

/** Dovecot: IMAP, POP3, LMTP and ManageSieve in one. */
function dovecot({ ports, certificates, run, file, system }) {
  const { rsa, dh } = certificates;
  const [user, group] = [system('id', ['-un']).trim(), system('id', ['-gn']).trim()];
  const listener = (service, name, port) =>
    `service ${service} {\n  inet_listener ${name} {\n    address = ${HOST}\n    port = ${port}\n  }\n}\n`;
  const off = (service, name) => `service ${service} {\n  inet_listener ${name} {\n    port = 0\n  }\n}\n`;
  writeFileSync(
    file('dovecot.conf'),
    `base_dir = ${file('run')}
state_dir = ${file('state')}
log_path = /dev/stderr
protocols = imap pop3 lmtp sieve
default_internal_user = dovecot
default_login_user = dovenull
default_internal_group = ${group}
mail_uid = ${user}
mail_location = maildir:${file('mail')}
ssl = yes
ssl_cert = <${rsa.chain}
ssl_key = <${rsa.key}
ssl_dh = <${dh}
ssl_min_protocol = TLSv1.2
login_trusted_networks =
passdb {
  driver = static
  args = password=bench
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${file('mail')}
}
${listener('imap-login', 'imap', ports.imap)}${off('imap-login', 'imaps')}
${listener('pop3-login', 'pop3', ports.pop3)}${off('pop3-login', 'pop3s')}
${listener('lmtp', 'lmtp', ports.lmtp)}
${listener('managesieve-login', 'sieve', ports.sieve)}`,
  );
  run('dovecot', ['-F', '-c', file('dovecot.conf')]);
}

/** Each: ports by the name of the dialogue that leads to TLS there. */
export const MAIL_SERVERS = [
  {
    id: 'postfix',
    title: 'Postfix',
    needs: ['/usr/lib/postfix/sbin/master'],
    packages: 'postfix',
    ports: ['smtp'],
    begin: postfix,
  },
  {
    id: 'dovecot',
    title: 'Dovecot',
    needs: ['dovecot', '/usr/lib/dovecot/managesieve-login', '/usr/lib/dovecot/lmtp'],
    packages: 'dovecot-imapd dovecot-pop3d dovecot-lmtpd dovecot-managesieved',
    ports: ['imap', 'pop3', 'lmtp', 'sieve'],
    begin: dovecot,
  },
];
