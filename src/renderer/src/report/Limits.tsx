import { keyed } from '../words/keyed';
import type { ReportSection } from './section';

/** What can't be seen from this computer. */
export const limits: ReportSection = {
  id: 'limits',
  title: 'What can’t be seen from here',
  has: (document) => document.limits.length > 0,
  Body: ({ document }) => (
    <ul className="rp-bullets">
      {keyed(document.limits).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ul>
  ),
};
