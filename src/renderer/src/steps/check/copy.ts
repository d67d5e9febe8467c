export const copy = {
  titlePlan: 'Ready to check',
  titleRunning: 'The check is running',
  titleFailed: 'The check could not be finished',
  titleCancelled: 'The check was stopped',
  titleDone: 'The check has ended',
  leadPlan: 'This is what will happen. Nothing is sent before you start it.',
  leadRunning: 'You can stop it at any moment. What was seen until then is kept.',
  leadFailed: 'What you entered is kept.',
  leadCancelled: 'Below is what was seen until then. It is not enough to name a cause with certainty.',
  sent: [
    'Greetings of a secure connection (TLS), each a little different, to the address you gave.',
    'The server’s name, if there is one, to your usual name service.',
  ],
  notSent: [
    'No passwords, no names, no file of yours, nothing that a program of yours would send.',
    'Nothing to anybody else. There is no other service behind Handrail.',
  ],
} as const;
