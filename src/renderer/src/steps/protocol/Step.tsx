import { AreaPage } from '../../parts/AreaPage';
import { VersionsStrip } from '../../pictures/VersionsStrip';
import { versionsOf } from '../../pictures/versions';
import { copy } from './copy';

/** The checklist, second: do both sides speak a common version and have a method in common? */
export const Step = () => (
  <AreaPage
    area="protocol"
    copy={copy}
    picture={(document) => {
      const versions = versionsOf(document);
      return versions ? <VersionsStrip versions={versions} /> : null;
    }}
  />
);
