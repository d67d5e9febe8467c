import { AreaPage } from '../../parts/AreaPage';
import { copy } from './copy';

/** The checklist, fifth: rules that forbid a connection. */
export const Step = () => <AreaPage area="policy" copy={copy} />;
