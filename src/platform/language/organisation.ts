// Names of organisations in the genitive: the first word changes when it is a known one, the rest stands in its own case already.
import { upperFirst } from './post.ts';

const heads: Readonly<Record<string, string>> = {
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
  школа: 'школы',
  гимназия: 'гимназии',
  лицей: 'лицея',
  интернат: 'интерната',
  прогимназия: 'прогимназии',
  колледж: 'колледжа',
  техникум: 'техникума',
  институт: 'института',
  академия: 'академии',
  университет: 'университета',
  дом: 'дома',
  дворец: 'дворца',
  станция: 'станции',
  библиотека: 'библиотеки',
  учреждение: 'учреждения',
};

/** «Школа № 1» → «Школы № 1»; abbreviations, names in quotes and unknown words stay as they are written. */
export function organisationGenitive(name: string): string {
  const [head = '', ...rest] = name.split(' ');
  const changed = heads[head.toLowerCase()];
  if (!changed) return name;
  const first = /^\p{Lu}/u.test(head) ? upperFirst(changed) : changed;
  return [first, ...rest].join(' ');
}
