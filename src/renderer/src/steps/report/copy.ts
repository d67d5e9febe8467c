import type { SaveAs } from '../../store';

export const copy = {
  title: 'The report',
  lead: 'For you, for a help desk, or for the server’s owner. This is the whole of it; nothing is sent anywhere.',
} as const;

export const SAVES: readonly { as: SaveAs; label: string; hint: string }[] = [
  { as: 'pdf', label: 'Save as PDF', hint: 'To send or print. The first page says what to do.' },
  { as: 'html', label: 'Save as a web page (HTML)', hint: 'Opens in any browser, without Handrail.' },
  { as: 'case', label: 'Save as a case file', hint: 'Opens in Handrail again, here or on another computer.' },
  { as: 'json', label: 'Save as data (JSON)', hint: 'For other programs.' },
];
