import type { Pieces } from '../examples/pieces';
import { Field } from './Field';

const change = () => undefined;
const address = { id: 'address', label: 'Address, or the error message', onChange: change };
const problem = {
  sentence: 'Port 70000 does not exist. Ports go from 1 to 65535.',
  example: 'shop.example:443',
};

export const examples: Pieces = {
  empty: <Field {...address} value="" hint="For example shop.example or https://shop.example/orders" />,
  filled: <Field {...address} value="shop.example:443" />,
  big: <Field {...address} value="shop.example" big lines={{ min: 1, max: 8 }} />,
  'something is wrong': <Field {...address} value="shop.example:70000" problem={problem} />,
  'not to be filled in now': <Field {...address} value="shop.example" isDisabled />,
  secret: <Field id="password" label="Password of the proxy" value="secret" onChange={change} secret short />,
  'very long': (
    <Field {...address} value={'System.Net.WebException: '.repeat(60)} lines={{ min: 2, max: 8 }} />
  ),
};
