import type { EvidenceMap } from '../../../../shared/model/evidence';

/** What one ClientHello brought (the shape that hello, versions, server-name, starttls and repeat share). */
export type HelloResult = EvidenceMap['hello']['base'];
export type Rung = EvidenceMap['versions']['rungs'][number];
export type FaultCode = EvidenceMap['certificate']['verdict']['faults'][number]['code'];
export type PresentedCertificate = EvidenceMap['certificate']['chain'][number];
