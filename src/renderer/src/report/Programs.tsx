import { ClientGrid } from '../pictures/ClientGrid';
import type { ReportSection } from './section';

/** Which programs would connect, and which would not. */
export const programs: ReportSection = {
  id: 'programs',
  title: 'Which programs would connect',
  className: 'rp-lookup',
  has: (document) => document.clients.length > 0,
  Body: ({ document }) => <ClientGrid rows={document.clients} form="names" />,
  Short: ({ document }) => (
    <>
      <p>
        Judged from what was measured of this server, without a connection for each. Another computer’s own
        rules can change it.
      </p>
      <ClientGrid rows={document.clients} form="counts" />
    </>
  ),
};
