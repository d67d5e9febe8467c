import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { speak } from '../../../shared/i18n/retell';
import { oldProgramDocument } from '../examples/documents';
import { ReportView } from './ReportView';

afterEach(() => speak('en', {}));

it('says how it was asked, and by which list of roots, in the language of the person', () => {
  speak('de', {
    'connecting to {0}': 'verbindet mit {0}',
    'private root certificates added: {0}': 'eigene Stammzertifikate hinzugefügt: {0}',
    '{0}; trust: {1}; clock: {2}': '{0}; Vertrauen: {1}; Uhr: {2}',
    'this computer’s list ({0})': 'die Liste dieses Computers ({0})',
    '{0} and {1} added for this check': '{0} und {1} für diese Prüfung hinzugefügt',
  });
  const { asked, seenFrom } = oldProgramDocument;
  const page = renderToStaticMarkup(
    <ReportView
      document={{
        ...oldProgramDocument,
        seenFrom: {
          ...seenFrom,
          trustStore: 'this computer’s list (/etc/ssl/certs/ca-certificates.crt) and 1 added for this check',
        },
        asked: {
          ...asked,
          target: { ...asked.target, addresses: ['192.0.2.1', '192.0.2.2'], extraRoots: ['PEM'] },
        },
      }}
    />,
  );
  for (const said of [
    '<code>shop.example:443</code>',
    'verbindet mit 192.0.2.1, 192.0.2.2',
    'eigene Stammzertifikate hinzugefügt: 1',
    'die Liste dieses Computers (/etc/ssl/certs/ca-certificates.crt) und 1 für diese Prüfung hinzugefügt',
  ])
    expect(page).toContain(said);
});
