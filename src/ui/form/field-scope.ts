// Forms of one page may ask for the same field («Причина»): inside an asked action its id carries the action's own mark.
import { createContext, useContext } from 'hono/jsx';
import { fieldId } from './field-types.ts';

export const FieldScope = createContext('');

/** Id of a control, unique on the page; without an action around it the plain `fieldId`. */
export function scopedFieldId(name: string): string {
  const scope = useContext(FieldScope);
  return scope ? `${fieldId(name)}-${scope}` : fieldId(name);
}

/** A mark out of what the action's hidden fields say: the command and the record. */
export const scopeOf = (hidden: Readonly<Record<string, string>>): string =>
  Object.values(hidden)
    .join('-')
    .replace(/[^\wа-яё]+/gi, '-');
