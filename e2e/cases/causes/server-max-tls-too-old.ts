import { linuxSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, onlyTls10, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const local = linuxSettings();

export const cases = causeCases({
  cause: 'server-max-tls-too-old',
  holds: [{ name: 'it speaks TLS 1.0 and nothing else', peer: onlyTls10, local, verdict: 'confirmed' }],
  not: [
    { name: 'it speaks TLS 1.0, and TLS 1.2 as well', peer: takesOldOnesToo(), local },
    { name: 'it speaks TLS 1.2 and 1.3', peer: closesBelow(), local },
  ],
});
