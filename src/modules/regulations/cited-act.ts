// An act as a document names it: in the case the sentence asks for, with who issued it, number, date and title.
import {
  declinePost,
  formatDateShort,
  lowerFirst,
  organisationGenitive,
} from '../../platform/language/index.ts';
import type { ActLine } from './queries/regulations.ts';

type Case = 'nominative' | 'genitive' | 'instrumental';
type Forms = Readonly<Record<Case, string>>;

const neuter = (stem: string): Forms => ({
  nominative: `${stem}е`,
  genitive: `${stem}я`,
  instrumental: `${stem}ем`,
});

/** Kinds that stand in a sentence by themselves; whole bodies of law («законодательство») are only listed. */
const kinds: Readonly<Record<string, Forms>> = {
  приказ: { nominative: 'приказ', genitive: 'приказа', instrumental: 'приказом' },
  распоряжение: neuter('распоряжени'),
  постановление: neuter('постановлени'),
  решение: neuter('решени'),
  указ: { nominative: 'указ', genitive: 'указа', instrumental: 'указом' },
  закон: { nominative: 'закон', genitive: 'закона', instrumental: 'законом' },
  'федеральный закон': {
    nominative: 'Федеральный закон',
    genitive: 'Федерального закона',
    instrumental: 'Федеральным законом',
  },
};

/** «департамента образования …», «начальника Управления …»: a body by its first word, an official by the post. */
const issuerGenitive = (issuer: string): string => {
  const body = organisationGenitive(issuer);
  return body === issuer ? declinePost(issuer).forms.genitive : body;
};

/** A law is called by its kind alone; the state that gave it is not repeated. */
const isLaw = (act: ActLine) => /закон$/i.test(act.kind);

/** Whether a sentence can carry it: a known kind with number and date. */
export const isDeclinable = (act: ActLine): boolean =>
  act.number !== null && act.dated !== null && act.kind.toLowerCase() in kinds;

/** «приказа департамента образования … от 31.12.2013 № 880 «О порядке …»»; a body of law by its title. */
export function actIn(act: ActLine, grammatical: Case): string {
  const forms = kinds[act.kind.toLowerCase()];
  if (!forms || act.number === null || act.dated === null) return act.title;
  const kind = isLaw(act) ? forms[grammatical] : lowerFirst(forms[grammatical]);
  const issuer = isLaw(act) && act.level === 'federal' ? '' : ` ${issuerGenitive(act.issuer)}`;
  return `${kind}${issuer} от ${formatDateShort(act.dated)} № ${act.number} «${act.title}»`;
}

/** Orders and laws are waited for with number and date; a body of law has none. */
export const lacksRequisites = (act: ActLine): boolean =>
  (act.number === null || act.dated === null) && act.kind.toLowerCase() in kinds;
