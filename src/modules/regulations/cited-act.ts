// An act as a document names it: in the case the sentence asks for, with who issued it, number, date and title.
import { declinePost, formatDateShort, lowerFirst, upperFirst } from '../../platform/language/index.ts';
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

/** Bodies whose first word changes; what follows it stands in its own case already. */
const issuers: Readonly<Record<string, string>> = {
  департамент: 'департамента',
  управление: 'управления',
  министерство: 'министерства',
  администрация: 'администрации',
  комитет: 'комитета',
  отдел: 'отдела',
  правительство: 'правительства',
  президент: 'президента',
  губернатор: 'губернатора',
  дума: 'думы',
  совет: 'совета',
  собрание: 'собрания',
  служба: 'службы',
  агентство: 'агентства',
  центр: 'центра',
};

/** «департамента образования …»; an abbreviation and a name in quotes do not change. */
function issuerGenitive(issuer: string): string {
  const [head = '', ...rest] = issuer.split(' ');
  const known = issuers[head.toLowerCase()];
  if (!known) return declinePost(issuer).forms.genitive;
  const first = /^\p{Lu}/u.test(head) ? upperFirst(known) : known;
  return [first, ...rest].join(' ');
}

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
