// Terms: how this territory calls its centre, council, site — in all cases; and what stands in when it says nothing.
import type { CaseForms, GrammaticalCase } from '../../platform/language/index.ts';
import { defaultTerms } from './terms.text.ts';

export type TermForms = CaseForms & {
  readonly short?: string | undefined;
  readonly plural?: CaseForms | undefined;
};

export type TermKey = keyof typeof defaultTerms;

export interface Terms {
  /** terms.of('centre', 'genitive') → «информационно-методического центра». */
  readonly of: (key: TermKey, grammaticalCase?: GrammaticalCase) => string;
  /** terms.plural('site') → «опорные методические площадки». */
  readonly plural: (key: TermKey, grammaticalCase?: GrammaticalCase) => string;
  /** terms.short('centre') → «ИМЦ»; the full word where there is no abbreviation. */
  readonly short: (key: TermKey) => string;
}

const defaults: Readonly<Record<TermKey, TermForms>> = defaultTerms;

/** Terms of a regulation over the defaults. */
export function termsFrom(own: Readonly<Record<string, TermForms>>): Terms {
  const forms = (key: TermKey): TermForms => own[key] ?? defaults[key];
  return {
    of: (key, grammaticalCase = 'nominative') => forms(key)[grammaticalCase],
    plural: (key, grammaticalCase = 'nominative') =>
      (forms(key).plural ?? defaults[key].plural ?? forms(key))[grammaticalCase],
    short: (key) => forms(key).short ?? forms(key).nominative,
  };
}

export const termKeys = Object.keys(defaultTerms) as TermKey[];
