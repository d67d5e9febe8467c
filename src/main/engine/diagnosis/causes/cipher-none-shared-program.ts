import { defineCause } from '../define-cause';
import { judgeChosenProgram } from '../derive/chosen-program';

/** The chosen program offers none of the suites that the server takes. Old Windows and .NET on Linux have causes that say more. */
export const cause = defineCause({
  id: 'cipher-none-shared-program',
  area: 'protocol',
  title: 'Your program and this server have no encryption method in common',
  ruledOut: 'It is not the program’s own list of encryption methods.',
  meaning:
    'Both sides agree on an encryption method (cipher suite) at the beginning. This server takes only methods that your program does not offer. So it ends the connection, though both may speak the same version of TLS. Either the server allows one method more, or the program gets a version that offers one of the server’s.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow one of the methods that your program offers, and give them this report. Nearly every program of today offers ECDHE-RSA-AES128-GCM-SHA256, or ECDHE-ECDSA-AES128-GCM-SHA256 where the certificate has an EC key.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Add ECDHE-RSA-AES128-GCM-SHA256 and ECDHE-RSA-AES256-GCM-SHA384 to ssl_ciphers, SSLCipherSuite or ssl-default-bind-ciphers. With an EC certificate, write ECDSA in place of RSA.',
        'For a program that has neither, add one of its own methods behind them; the report lists what it offers.',
        'Check the settings (nginx -t, apachectl configtest, haproxy -c), then reload.',
      ],
      undo: 'Put the former list in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'See the list with Get-TlsCipherSuite, and add a method: Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, for example.',
        'If a group policy or a tool such as IIS Crypto sets the list, add the method there. Start the server again.',
      ],
      undo: 'Disable-TlsCipherSuite with the same name, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: [
        'Look at the list of suites in the server’s own settings (Tomcat: ciphers) and at jdk.tls.disabledAlgorithms, and allow one that the program offers.',
      ],
      undo: 'Put the former settings in again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: ['Choose a security policy of the load balancer or the edge that has such a method.'],
      undo: 'Choose the former policy again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Any program',
      steps: [
        'Offer one of the methods that the server takes: they are in this report. A newer version of the TLS library often has them already.',
        'If the program sets a list of its own, look whether it leaves out more than it has to.',
      ],
      undo: 'Go back to the former version or list.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Install the newest update of Java. Java 8 before 8u161 has no AES with 256 bits unless the files for unlimited strength were added.',
        'Take out -Djdk.tls.client.cipherSuites and -Dhttps.cipherSuites if the program is started with them.',
      ],
      undo: 'Start it with the former options, or go back to the former version.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'See what this Windows offers with Get-TlsCipherSuite. If the server takes one that Windows has and that is switched off, switch it on: Enable-TlsCipherSuite -Name with its name.',
        'A group policy goes before that: Computer Configuration, Administrative Templates, Network, SSL Configuration Settings, “SSL Cipher Suite Order”.',
      ],
      undo: 'Disable-TlsCipherSuite with the same name, or set the policy to its former list.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL, curl, Python, Node.js',
      steps: [
        'As a trial, let this one program offer a method of the server: curl --ciphers, ssl.SSLContext.set_ciphers in Python, node --tls-cipher-list, or CipherString in an openssl.cnf of its own.',
      ],
      undo: 'Take the option or the line out again.',
    },
  ],
  unseen:
    'The program’s list is the one that it brings by default. If somebody changed it, a record of its first message (ClientHello) would show what it offers.',
  sources: [
    'RFC 8446 §4.1.1 and §6.2; RFC 5246 §7.4.1.3',
    'lab: nginx 1.22, HAProxy 2.6 and Apache 2.4 answer with alert 40 when no suite is shared',
    'Oracle: JDK 8u161 release notes (unlimited cryptographic policy by default)',
  ],
  decides: 'The server’s whole list of encryption methods, and the program chosen by name, would decide it.',
  decidedBy: ['suites', 'client-greeting', 'one-change'],
  explains: ['cipher-none-shared-hardened-client', 'linux-crypto-policy'],
  needs: ['hello', 'versions'],
  wants: ['suites', 'server-name', 'client-greeting', 'one-change'],
  examine: judgeChosenProgram,
});
