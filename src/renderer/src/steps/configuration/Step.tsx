import { AreaPage } from '../../parts/AreaPage';
import { copy } from './copy';

/** The checklist, third: ports, names and settings. */
export const Step = () => <AreaPage area="configuration" copy={copy} />;
