export const copy = {
  titlePlan: 'Ready to check',
  titleRunning: 'The check is running',
  titleFailed: 'The check could not be finished',
  titleAsk: 'One thing is missing for the check',
  titleCancelled: 'The check was stopped',
  titleDone: 'The check has ended',
  leadPlan: 'This is what will happen. Nothing is sent before you start it.',
  leadRunning: 'You can stop it at any moment. What was seen until then is kept.',
  leadFailed: 'What you entered is kept.',
  leadFailedAgain: 'What you entered is kept, and so is the result of the check before it, below.',
  leadCancelled: 'Below is what was seen until then. It is not enough to name a cause with certainty.',
  listDone: 'What was asked, and what came of it',
  listCancelled: 'What was seen',
  listEarlier: 'The check before it',
  sent: [
    'Greetings of a secure connection (TLS), each a little different, to the address you gave.',
    'The server’s name, if there is one, to your usual name service.',
  ],
  elsewhere:
    'To those whom the server’s certificates name, at most eight questions: for a certificate that is missing, and whether one was withdrawn (revoked).',
  proxyOnly: 'To the proxy: the address of the server, and your user name there if you gave one.',
  proxyPassword: 'To the proxy: the address of the server, your user name there and its password.',
  clientCertificate:
    'To the server, if it asks: your client certificate. Its key proves that it is yours, and stays here.',
  notSentButSecret: [
    'No other password or name, no file of yours, nothing that a program of yours would send.',
    'Nothing to anybody else. There is no service behind Handrail.',
  ],
  notSent: [
    'No passwords, no names, no file of yours, nothing that a program of yours would send.',
    'Nothing to anybody else. There is no service behind Handrail.',
  ],
} as const;
