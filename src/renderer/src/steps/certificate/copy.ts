import type { AreaCopy } from '../../parts/AreaPage';

export const copy: AreaCopy = {
  title: 'Certificates',
  lead: 'The server shows a certificate to prove who it is. It must be in date, made out to the right name, and come from an issuer that is trusted here.',
  means: {
    suspect:
      'The certificates are a possible cause. How they rank among the others stands under “Where things stand”.',
    clear: 'The certificates are in order as seen from here, so they are not what closed the connection.',
    unsure:
      'Not enough could be seen of the certificates to rule them out. That is not a sign that they are in order.',
  },
};
