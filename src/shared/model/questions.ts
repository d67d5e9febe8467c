import type { Area } from './asked';

/** One choice of a question; `unknown` is always among them. */
interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A question only the person can answer, asked on the checklist step of its area. Causes read the answer as `asked.answers[id]`. */
export interface Question {
  readonly id: string;
  readonly area: Area;
  readonly text: string;
  readonly why: string;
  readonly choices: readonly Choice[];
}

const dontKnow: Choice = { id: 'unknown', label: 'I don’t know' };

export const QUESTIONS: readonly Question[] = [
  {
    id: 'private-authority',
    area: 'certificate',
    text: 'Does your organisation issue its own certificates?',
    why: 'Then the server’s certificate can be right, and this computer only lacks the organisation’s root certificate.',
    choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }, dontKnow],
  },
  {
    id: 'client-certificate',
    area: 'certificate',
    text: 'Did anyone give you a certificate file for this program to use?',
    why: 'Some servers ask the program for a certificate of its own. It usually comes as a .pfx, .p12 or .pem file.',
    choices: [
      { id: 'in-use', label: 'Yes, and the program uses it' },
      { id: 'not-in-use', label: 'Yes, but it is not set up yet' },
      { id: 'no', label: 'No' },
      dontKnow,
    ],
  },
  {
    id: 'program-age',
    area: 'protocol',
    text: 'How old is the program that shows the error?',
    why: 'Older programs speak only older versions of the secure connection (TLS 1.0).',
    choices: [
      { id: 'before-2016', label: 'From before 2016, or not updated since' },
      { id: 'since-2016', label: 'From 2016 or later, and kept up to date' },
      dontKnow,
    ],
  },
  {
    id: 'port-source',
    area: 'configuration',
    text: 'Where does the port number come from?',
    why: 'Many services use one port for secure connections and another one for plain ones.',
    choices: [
      { id: 'documented', label: 'From the service’s own instructions' },
      { id: 'guessed', label: 'It was a guess, or the usual one' },
      dontKnow,
    ],
  },
  {
    id: 'how-often',
    area: 'network',
    text: 'Does it fail every time, or only sometimes?',
    why: 'A fault that comes and goes points to the network, or to one of several servers.',
    choices: [{ id: 'always', label: 'Every time' }, { id: 'sometimes', label: 'Only sometimes' }, dontKnow],
  },
  {
    id: 'elsewhere',
    area: 'network',
    text: 'Does it work from another network, for example over a phone?',
    why: 'If it works there, the fault lies between this computer and the server, not in the server.',
    choices: [
      { id: 'works', label: 'It works there' },
      { id: 'fails', label: 'It fails there too' },
      { id: 'unknown', label: 'I have not tried, or I don’t know' },
    ],
  },
  {
    id: 'network-kind',
    area: 'network',
    text: 'How is this computer connected at the moment?',
    why: 'A guest network wants a sign-in first, a VPN makes packets smaller, and some servers turn away both.',
    choices: [
      { id: 'vpn', label: 'Through a VPN' },
      { id: 'guest', label: 'Through a guest or hotel Wi-Fi' },
      { id: 'wireless', label: 'Through other Wi-Fi, or a phone' },
      { id: 'wired', label: 'By cable, without a VPN' },
      dontKnow,
    ],
  },
  {
    id: 'security-software',
    area: 'network',
    text: 'Does security software on this computer look into secure connections?',
    why: 'Such a feature (“HTTPS scanning”) opens connections and closes them again, and can break some of them.',
    choices: [
      { id: 'works-when-off', label: 'Yes, and it works while that is switched off' },
      { id: 'fails-when-off', label: 'Yes, and it fails also while that is switched off' },
      { id: 'yes', label: 'Yes, and I have not tried without it' },
      { id: 'no', label: 'No' },
      dontKnow,
    ],
  },
  {
    id: 'allow-list',
    area: 'policy',
    text: 'Does the server’s owner keep a list of who may connect?',
    why: 'Servers with such a list close the connection on everyone else, often without a word.',
    choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }, dontKnow],
  },
  {
    id: 'front-end',
    area: 'policy',
    text: 'Does a protection or delivery service stand in front of the server?',
    why: 'Such services turn connections away by rules of their own, and keep a log that tells which rule it was.',
    choices: [
      { id: 'cloudflare', label: 'Cloudflare' },
      { id: 'azure', label: 'Azure (Front Door, Application Gateway)' },
      { id: 'aws', label: 'AWS (CloudFront, a load balancer, WAF)' },
      { id: 'other', label: 'Another one' },
      { id: 'none', label: 'No, the server stands by itself' },
      dontKnow,
    ],
  },
  {
    id: 'other-computer',
    area: 'policy',
    text: 'Does the same program work on another computer in the same network?',
    why: 'If it does, neither the network nor the server turns the network away: the difference is on this computer.',
    choices: [
      { id: 'works', label: 'It works there' },
      { id: 'fails', label: 'It fails there too' },
      { id: 'unknown', label: 'I have not tried, or I don’t know' },
    ],
  },
  {
    id: 'changed',
    area: 'policy',
    text: 'Did it work before, and what changed?',
    why: 'The last change is often the cause.',
    choices: [
      { id: 'update', label: 'It worked until an update on this computer' },
      { id: 'network', label: 'It worked until the network or security software changed' },
      { id: 'server', label: 'It worked until something changed at the server' },
      { id: 'never', label: 'It never worked' },
      dontKnow,
    ],
  },
];
