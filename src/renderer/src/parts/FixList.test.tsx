import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { expiredDocument, oldProgramDocument } from '../examples/documents';
import { oldProgram } from '../examples/findings';
import { withDocument } from '../examples/states';
import { markStep } from '../store';
import { get } from '../store/store';
import { prepare } from '../testing/fake-api';
import { Evidence } from './Evidence';
import { FixList } from './FixList';
import { StepText } from './StepText';

const list = () => renderToStaticMarkup(<FixList fixes={oldProgram.fix} first={oldProgram.owner} />);

describe('the steps of a fix', () => {
  it('can be ticked off and taken back, wherever the same step is shown', () => {
    prepare(withDocument(oldProgramDocument));
    const [fix] = oldProgram.fix;
    const key = `${fix?.owner}\n${fix?.stack}\n${fix?.steps[0]}`;
    expect(list()).not.toContain('data-selected');
    markStep(key, true);
    expect(list()).toContain('data-selected');
    markStep(key, false);
    expect(get().stepsDone).toEqual([]);
  });

  it('show the way back beside them', () => {
    prepare(withDocument(oldProgramDocument));
    expect(list()).toContain('To take it back');
  });

  it('offer a command for copying and a setting as it stands', () => {
    const html = renderToStaticMarkup(
      <StepText>{'Look with “netsh winhttp show proxy” for “a=1;”.'}</StepText>,
    );
    expect(html).toContain('Copy the command netsh winhttp show proxy');
    expect([...html.matchAll(/<code/gu)]).toHaveLength(2);
  });
});

describe('the reasons for a cause', () => {
  it('name each connection and draw none before it is opened', () => {
    const [finding] = expiredDocument.findings;
    if (!finding) throw new Error('the example has a finding');
    const html = renderToStaticMarkup(<Evidence finding={finding} transcript={expiredDocument.transcript} />);
    expect(html).toContain('Show the connection: A modern greeting');
    expect(html).not.toContain('pic-ladder');
  });
});
