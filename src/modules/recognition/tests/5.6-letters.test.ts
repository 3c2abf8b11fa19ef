import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { norms, parametersOf, versionById } from '../../regulations/index.ts';
import { saveApplication, startApplication } from '../application/application.commands.ts';
import { admitApplication, returnApplication } from '../application/application.reception.ts';
import { submitApplication } from '../application/application.submission.ts';
import { openCampaign } from '../campaign/campaign.commands.ts';
import { recognitionDuties } from '../duties/recognition.duties.ts';
import { openWorld, plain, type Surname, type World } from './site-world.ts';

describe('Порядок kstovo-2013, п. 5.2–5.7: кому и что пишут о заявке', () => {
  let world: World;
  let campaign: string;
  let keys: string[] = [];
  const versionOf = async (id: string) =>
    (
      await world.rows<{ version: number }>('select version from recognition.applications where id = $1', [
        id,
      ])
    )[0]?.version ?? 0;
  const lines = async (who: Surname) =>
    ((await world.as(who, recognitionDuties)) as { text: string; side: string; due: string | null }[]).map(
      (duty) => plain(`${duty.side}: ${duty.text} (${duty.due ?? ''})`),
    );
  const apply = async (who: Surname, school: number, headPersonId: string) => {
    const { id } = await world.done<{ id: string }>(who, startApplication, {
      campaignId: campaign,
      institutionId: world.schools[school],
      kind: 'opening',
    });
    await world.done(who, saveApplication, {
      id,
      version: await versionOf(id),
      theme: 'Наставничество',
      goal: 'Обобщить опыт',
      characteristic: 'Школа работает 50 лет.',
      relevance: 'ростом числа молодых педагогов',
      headPersonId,
      signerPersonId: headPersonId,
      eligibility: keys.map((key) => ({ key, answer: 'yes', text: 'Подтверждено приказом.' })),
      plan: [{ title: 'Семинар' }],
    });
    return id;
  };
  const submit = async (who: Surname, id: string) =>
    world.done<{ id: string; number: number }>(who, submitApplication, { id, version: await versionOf(id) });

  beforeAll(async () => {
    world = await openWorld();
    campaign = v7();
    await world.rows(
      `insert into recognition.campaigns (territory_id, id, year, title, state, regulation_version_id, body_id,
         applications_until, expertise_until, order_until)
       values (1, $1, 2026, 'Отбор 2026 года', 'planned', $2, $3, '2026-05-30', '2026-07-30', '2026-10-01')`,
      [campaign, world.versionId, world.body],
    );
    // The secretary of the council teaches in the second school.
    await world.rows(
      `insert into people.posts (territory_id, id, person_id, institution_id, position, starts_on)
       values (1, $1, $2, $3, 'учитель', '2025-09-01')`,
      [v7(), world.id.Петрова, world.schools[1]],
    );
    keys = (await world.as('system', async (ctx) => {
      const { criteria } = parametersOf(await versionById(ctx, world.versionId), norms.siteEligibility);
      return criteria.map((criterion) => criterion.key);
    })) as string[];
    world.at('2026-04-06 10:00');
  });

  test('[OMP-06] отбор объявлен: руководители и ответственные организаций узнают срок, служба — тоже', async () => {
    expect(await lines('Петрова')).toContain('mine: Объявить отбор площадок 2026 года (2026-05-30)');
    await world.done('Петрова', openCampaign, { id: campaign });
    for (const who of ['Дроздова', 'Мухина', 'Ясенева'] as const)
      expect(await world.told(who, 'campaign.opened')).toEqual([
        'Объявлен отбор: опорные методические площадки, 2026 год. Заявки принимаются до 30 мая 2026 г., 23:59. Чтобы участвовать, откройте отбор и начните заявку.',
      ]);
    expect(await world.told('Власова', 'campaign.opened')).toHaveLength(1);
    expect(await world.told('Рябова', 'campaign.opened')).toEqual([]);
  });

  test('[OMP-06] заявка подана: соискатель получает номер, секретарь — поручение', async () => {
    const id = await apply('Дроздова', 0, world.id.Рябова);
    expect(await lines('Мухина')).toContain('mine: Дописать и подать заявку «Наставничество» (2026-05-30)');
    await submit('Дроздова', id);
    expect(await world.told('Мухина', 'application.submitted')).toEqual([
      'Заявка по теме «Наставничество» принята и зарегистрирована под № 1. Секретарь экспертного совета проверит её; о замечаниях или допуске к экспертизе Вам сообщат.',
    ]);
    expect(await world.told('Петрова', 'application.submitted')).toEqual([
      'Поступила заявка № 1: Школа № 1. Проверьте её и допустите к экспертизе или верните с замечаниями.',
    ]);
    expect(await lines('Петрова')).toContain(
      'mine: Проверить 1 заявку; самая ранняя ждёт с 6 апреля (2026-07-30)',
    );
    expect(await lines('Дроздова')).toContain('waiting: Заявка № 1 на проверке с 6 апреля (2026-07-30)');
    await world.done('Петрова', returnApplication, {
      id,
      version: await versionOf(id),
      remarks: [{ field: 'plan', text: 'Назовите сроки.' }],
      correctUntil: '2026-04-20',
    });
    expect(await world.told('Дроздова', 'application.returned')).toEqual([
      'Заявка № 1 возвращена: 1 замечание. Исправьте отмеченные части и подайте заявку снова до 20 апреля 2026 г.',
    ]);
    expect(await lines('Дроздова')).toContain('mine: Исправить заявку № 1 по замечаниям (2026-04-20)');
  });

  test('[OMP-07] о заявке своей организации секретарь писем не получает: пишут председателю', async () => {
    const id = await apply('Ясенева', 1, world.id.Кленова);
    await submit('Ясенева', id);
    expect(await world.told('Петрова', 'application.submitted')).toHaveLength(1);
    expect(await world.told('Соколова', 'application.submitted')).toEqual([
      'Поступила заявка № 2: Школа № 2. Проверьте её и допустите к экспертизе или верните с замечаниями.',
    ]);
    proves('OMP-07', 'Conflict of interest bars mail.');
  });

  test('[OMP-13] отрицательное заключение: одно письмо с причиной, днём и первым доступным отбором', async () => {
    const [row] = await world.rows<{ id: string }>(
      'select id from recognition.applications where number = 2',
    );
    const id = row?.id ?? '';
    await world.done('Соколова', admitApplication, { id, version: await versionOf(id) });
    expect((await world.told('Ясенева', 'application.admitted'))[0]).toMatch(
      /^Заявка № 2 допущена к экспертизе\. Экспертиза продлится до 30 июля 2026 г\.;/,
    );
    world.at('2026-08-12 15:00');
    await world.as('system', (ctx) =>
      recordFact(ctx, {
        name: 'council.item-decided',
        subject: { kind: 'councils.item', id: v7() },
        data: {
          itemId: v7(),
          sessionId: v7(),
          bodyId: world.body,
          subjectKind: 'recognition.application',
          subjectId: id,
          outcome: 'decline',
          reason: 'План не раскрывает задач площадки',
        },
      }),
    );
    expect(await world.told('Ясенева', 'application.declined-by-council')).toEqual([]);
    expect(await world.told('Ясенева', 'application.embargo-started')).toEqual([
      'По заявке № 2 экспертный совет дал отрицательное заключение: План не раскрывает задач площадки. Повторно подать заявку можно не ранее 12 августа 2027 г.; первый отбор, в котором Вы сможете участвовать, — 2028 года.',
    ]);
    expect(await lines('Ясенева')).toContain('waiting: Заявка № 2 ждёт приказа (2026-10-01)');
  });
});
