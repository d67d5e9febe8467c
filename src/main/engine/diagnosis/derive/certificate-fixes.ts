import type { Fix } from '../../../../shared/model/finding';

/**
 * How a certificate gets into the usual servers, and out again. Sources: nginx ngx_http_ssl_module, Apache mod_ssl, HAProxy crt,
 * Microsoft netsh http, Enable-ExchangeCertificate, SQL Server Configuration Manager, and the services' own help pages.
 */
const NGINX = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'nginx',
  steps: [
    `Put ${what}, followed by its intermediate certificates, into the file of ssl_certificate, and its key into that of ssl_certificate_key.`,
    'Run “nginx -t”, then “nginx -s reload”. A renewed file alone is not enough: a running service keeps the old one.',
  ],
  undo: 'Put the former files back, run “nginx -t” and reload.',
});

const APACHE = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'Apache',
  steps: [
    `Put ${what}, followed by its intermediate certificates, into SSLCertificateFile (before 2.4.8 the intermediates go into SSLCertificateChainFile), and its key into SSLCertificateKeyFile.`,
    'Run “apachectl configtest”, then “apachectl graceful”.',
  ],
  undo: 'Put the former files back and run “apachectl graceful”.',
});

const HAPROXY = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'HAProxy',
  steps: [
    `Put ${what}, its intermediate certificates and its key into the one file that “crt” on the bind line names.`,
    'Check with “haproxy -c -f” and the configuration file, then reload.',
  ],
  undo: 'Put the former file back and reload.',
});

const IIS = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'IIS / http.sys',
  steps: [
    `Import ${what} with its private key (.pfx) into the computer’s Personal store, and its intermediates into Intermediate Certification Authorities.`,
    'Choose it in the site’s https binding. For other services: “netsh http delete sslcert” and “netsh http add sslcert” with the new certhash.',
    'Look with “netsh http show sslcert” whether the binding of the address, the name and the port shows the new one.',
  ],
  undo: 'Choose the former certificate in the binding again (its hash with “netsh http add sslcert”).',
});

const OWN_PROGRAM = (what: string): Fix => ({
  owner: 'server-owner',
  stack: '.NET 6 or later, Java or Node.js as the server',
  steps: [
    `.NET: give ${what} and its intermediates through SslStreamCertificateContext, or set Kestrel:Certificates:Default, and restart.`,
    'Java: “keytool -importcert” the authority’s whole answer under the alias that holds the key, and restart.',
    'Node.js: let “cert” hold the certificate followed by its intermediates, and “key” its key; setSecureContext takes them without a restart.',
  ],
  undo: 'Go back to the former file or keystore and restart.',
});

const SQL = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'SQL Server',
  steps: [
    `Import ${what} with its private key into the computer’s Personal store, and let the service’s account read the key.`,
    'Choose it in SQL Server Configuration Manager: Network Configuration, Protocols, Properties, Certificate. Restart the service.',
  ],
  undo: 'Choose the former certificate there, or none, and restart the service.',
});

const EXCHANGE = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'Exchange / SMTP',
  steps: [
    `Exchange: Import-ExchangeCertificate for ${what}, then Enable-ExchangeCertificate with its thumbprint and the services (SMTP, IIS). A connector with a TlsCertificateName needs the new name as well.`,
    'Postfix: smtpd_tls_chain_files (key first, then certificate and intermediates), then “postfix reload”.',
  ],
  undo: 'Enable the former thumbprint again; in Postfix put the former file back and reload.',
});

const CLOUDS = (what: string): Fix => ({
  owner: 'server-owner',
  stack: 'AWS, Azure or Cloudflare in front',
  steps: [
    `AWS: request or import ${what} in Certificate Manager, and choose it on the load balancer’s listener or the distribution.`,
    'Azure: put it into Key Vault or under Certificates, and choose it in the custom domain, the listener or Front Door.',
    'Cloudflare: visitors see the edge certificate (SSL/TLS, Edge Certificates). The one on your own server is seen by Cloudflare only.',
  ],
  undo: 'Choose the former certificate in the same place.',
});

/** Fixes that put a certificate in place, for eight kinds of server. `what`: "the renewed certificate". */
export const installFixes = (what: string): Fix[] =>
  [NGINX, APACHE, HAPROXY, IIS, OWN_PROGRAM, SQL, EXCHANGE, CLOUDS].map((fix) => fix(what));

/** Fixes that put a root certificate where programs look for it, and take it out again. `what`: "the root certificate". */
export const trustFixes = (what: string): Fix[] => [
  {
    owner: 'it-desk',
    stack: 'Windows (Schannel), .NET on Windows',
    steps: [
      `Roll ${what} out by group policy (Public Key Policies, Trusted Root Certification Authorities), or run “certutil -addstore Root FILE” as an administrator.`,
    ],
    undo: 'Take it out of the policy, or run “certutil -delstore Root” with its serial number.',
  },
  {
    owner: 'it-desk',
    stack: 'Linux: OpenSSL 3, .NET 6 or later, curl',
    steps: [
      `Debian, Ubuntu: put ${what} as a .crt file into /usr/local/share/ca-certificates and run “update-ca-certificates”. Red Hat: into /etc/pki/ca-trust/source/anchors and run “update-ca-trust”.`,
    ],
    undo: 'Delete the file and run the same command again (Debian with --fresh).',
  },
  {
    owner: 'it-desk',
    stack: 'macOS',
    steps: [
      `Run “sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain” with the file of ${what}.`,
    ],
    undo: 'Run “sudo security remove-trusted-cert -d” with the same file.',
  },
  {
    owner: 'it-desk',
    stack: 'Java',
    steps: [
      `Java has a list of its own. Run “keytool -importcert -cacerts -alias NAME -file FILE” with ${what}, for the Java that runs the program.`,
    ],
    undo: 'Run “keytool -delete -cacerts -alias NAME”.',
  },
  {
    owner: 'it-desk',
    stack: 'Node.js, Python',
    steps: [
      `These bring lists of their own. Node.js: NODE_EXTRA_CA_CERTS with the file of ${what}, or --use-system-ca from 22.15 on. Python: SSL_CERT_FILE, and REQUESTS_CA_BUNDLE for requests.`,
    ],
    undo: 'Leave the variable or the option out.',
  },
];

/** How the clock of this computer is set right. */
export const clockFixes = (): Fix[] => [
  {
    owner: 'this-computer',
    stack: 'Windows',
    steps: [
      'Open Settings, Time and language, switch on “Set time automatically” and look at the time zone.',
      'Or run “w32tm /resync” in a command window as an administrator. In a domain the time comes from the domain controller: tell your IT help desk.',
    ],
    undo: 'Switch automatic time off again.',
  },
  {
    owner: 'this-computer',
    stack: 'macOS and Linux',
    steps: [
      'Switch on automatic date and time in the system settings (on Linux also “timedatectl set-ntp true”). A virtual machine or a container takes its time from its host.',
    ],
    undo: 'Switch it off again (“timedatectl set-ntp false”).',
  },
];
