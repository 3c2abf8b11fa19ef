// Invented identifiers with right control digits.
import { innControl } from '../identifiers.ts';

export const inventedInn = (serial: number): string => {
  const body = `5250${String(serial).padStart(5, '0')}`;
  return body + innControl(body);
};
