import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import type { ReportDocument } from '../../../../shared/model/report';
import { App } from '../../App';
import { healthyDocument, unknownDocument } from '../../examples/documents';
import { unsteadyDocument } from '../../examples/unsteady';
import { prepare } from '../../testing/fake-api';
import { readPages } from '..';

const page = (document: ReportDocument): string => {
  const info = {
    ...{ name: 'Handrail', version: '1', runtime: 'r' },
    ...{ openOnLab: false, standIn: false, recovered: null },
  };
  prepare({ page: 'network', document, info });
  return renderToStaticMarkup(<App />);
};

beforeAll(readPages);

it('folds the figures in where nothing is wrong, and nowhere else', () => {
  expect(page(healthyDocument)).toContain('The connections in figures');
  expect(page(unsteadyDocument)).not.toContain('The connections in figures');
  expect(page(unsteadyDocument)).toContain('How steady it was');
  expect(page(unknownDocument)).not.toContain('The connections in figures');
});
