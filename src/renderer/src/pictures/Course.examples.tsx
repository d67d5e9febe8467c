import { answered, closed, silent } from '../examples/attempts';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { Course } from './Course';

export const examples: Pieces = {
  'in print': (
    <Paper>
      <Course attempt={answered('1', 'A modern greeting', ['TLS 1.3'])} title="1. A modern greeting" />
      <Course attempt={closed('2', 'TLS 1.0 only', ['TLS 1.0'])} title="2. TLS 1.0 only" />
      <Course attempt={silent('3', 'TLS 1.2 only', ['TLS 1.2'])} title="3. TLS 1.2 only" />
    </Paper>
  ),
};
