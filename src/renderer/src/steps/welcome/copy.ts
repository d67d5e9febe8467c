export const copy = {
  title: 'Welcome to Handrail',
  lead: 'When a secure connection (TLS) fails and nobody can say why, Handrail finds out what is wrong, who has to fix it, and how.',
  doors: 'How do you want to begin?',
  problem: 'I have a problem now',
  problemHint: 'You need the address, or the error message. A check takes about half a minute.',
  practice: 'Show me with a practice server',
  practiceHint:
    'A server inside this program, broken on purpose. Every answer is filled in; it takes about four minutes.',
  again: 'You find this page again in the menu: Help, First steps.',
} as const;

/** What happens, in three lines. */
export const WHAT = [
  'You say what you are trying to reach. Handrail connects to it in several ways and compares.',
  'A checklist of five short pages shows what was found, and asks what can’t be measured.',
  'You get one answer in plain words, the fix, and a report for whoever has to act.',
] as const;

/** What it does with this computer and with others. */
export const PROMISES = [
  'It opens connections, and changes nothing: not here, and not on the server.',
  'Nothing else leaves this computer. No account, no service behind it.',
  'You see the plan of a check before it begins.',
] as const;
