// Lines of «Сегодня»: the occupant reads the job description, the head sees holes and who has not, the authority approves.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { countOf } from '../../platform/language/index.ts';
import { awaitedOn } from './job/job.queries.ts';
import { jobText } from './job/job.text.ts';
import { holesOn } from './portfolio/portfolio.queries.ts';
import { portfolioText } from './portfolio/portfolio.text.ts';
import { structureVersions } from './structure/structure.queries.ts';
import { structureText } from './structure/structure.text.ts';

/** Holes are named one by one while they are few. */
const fewHoles = 2;

export async function centreDuties(ctx: ReadCtx): Promise<Duty[]> {
  const isHead = hasRole(ctx, 'centre-head');
  const isAuthority = hasRole(ctx, ['authority-head', 'authority-clerk']);
  if (!isHead && !isAuthority && !hasRole(ctx, ['methodist', 'territory-admin'])) return [];
  return [
    ...(isAuthority ? [] : await readingDuties(ctx, isHead)),
    ...(isHead ? await holeDuties(ctx) : []),
    ...(isHead || isAuthority ? await versionDuties(ctx, isHead) : []),
  ];
}

async function readingDuties(ctx: ReadCtx, isHead: boolean): Promise<Duty[]> {
  return (await awaitedOn(ctx, ctx.today, isHead ? null : ctx.actor.personId)).flatMap((each): Duty[] => {
    const path = `/centre/job-descriptions/${each.descriptionId}`;
    const rest = { path, due: null, norm: 'job-descriptions' };
    if (each.personId === ctx.actor.personId)
      return [{ ...rest, text: jobText.acknowledge(each.title), button: 'Прочитать', side: 'mine' }];
    if (!isHead) return [];
    const text = `Ознакомиться с инструкцией: ${each.title}`;
    return [{ ...rest, text, button: 'Открыть', side: 'waiting', who: each.name }];
  });
}

async function holeDuties(ctx: ReadCtx): Promise<Duty[]> {
  const holes = await holesOn(ctx, ctx.today);
  const rest = { button: 'Поручить', due: null, norm: 'service-portfolios', side: 'mine' as const };
  if (holes.length <= fewHoles)
    return holes.map((each) => ({
      ...rest,
      text: portfolioText.hole(each.name),
      path: `/centre/portfolios/${each.id}`,
    }));
  const text = portfolioText.holes(countOf(holes.length, ...portfolioText.forms));
  return [{ ...rest, text, path: '/centre/who?holes=yes' }];
}

async function versionDuties(ctx: ReadCtx, isHead: boolean): Promise<Duty[]> {
  const open = (await structureVersions(ctx)).find((each) => ['editing', 'proposed'].includes(each.state));
  if (!open) return [];
  const rest = { path: `/centre/versions/${open.id}`, due: null, norm: 'service-structure' };
  const name = structureText.version(open.number).toLowerCase();
  if (open.state === 'proposed')
    return [
      isHead
        ? {
            ...rest,
            text: `Структура службы, ${name}, на утверждении`,
            button: 'Открыть',
            side: 'waiting',
            who: 'орган управления',
          }
        : { ...rest, text: `Утвердить структуру службы: ${name}`, button: 'Рассмотреть', side: 'mine' },
    ];
  if (!isHead) return [];
  const text = open.returnReason
    ? `Доработать структуру службы: ${open.returnReason}`
    : `Закончить проект структуры службы: ${name}`;
  return [{ ...rest, text, button: 'Продолжить', side: 'mine' }];
}
