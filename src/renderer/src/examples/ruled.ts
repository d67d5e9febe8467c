import type { ReportDocument } from '../../../shared/model/report';

/** One cause that was ruled out. */
export const ruled = (
  causeId: string,
  area: ReportDocument['ruledOut'][number]['area'],
  sentence: string,
  because: string,
) => ({
  causeId,
  area,
  sentence,
  because,
});
