import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { labDocument, oldProgramDocument } from '../examples/documents';
import { labs } from '../examples/labs';
import { withDocument } from '../examples/states';
import { prepare } from '../testing/fake-api';
import { LabLesson } from './LabLesson';

const items = { labs: { items: labs, problem: null } };

describe('what to learn from a practice server', () => {
  it('stands after a check in the practice lab', () => {
    prepare({ ...withDocument(labDocument), ...items });
    const html = renderToStaticMarkup(<LabLesson />);
    expect(html).toContain('What to learn from this');
    expect(html).toContain(labs[0]?.recognise);
    expect(html).toContain(labs[0]?.ask);
  });

  it('never stands beside a real server', () => {
    prepare({ ...withDocument(oldProgramDocument), ...items });
    expect(renderToStaticMarkup(<LabLesson />)).toBe('');
  });

  it('leaves room for nothing while its server is not known', () => {
    prepare(withDocument(labDocument));
    expect(renderToStaticMarkup(<LabLesson />)).toBe('');
  });
});
