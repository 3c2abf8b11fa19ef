import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { openWorld, type World } from './site-world.ts';

describe('Порядок kstovo-2013, п. 5.2, 5.7 и 5.10: напоминания и просроченный приказ', () => {
  let world: World;
  let campaign: string;
  const application = async (state: string, school: number, more: { site?: string } = {}) => {
    const id = v7();
    const submitted = state === 'draft' ? null : '2026-05-20';
    await world.rows(
      `insert into recognition.applications (territory_id, id, campaign_id, kind, site_id, institution_id, state, number,
         theme, institution_name, institution_inn, created_at, saved_at, submitted_at)
       values (1, $1, $2, $3, $4, $5, $6, $7, $8, 'Школа', '', '2026-04-10', '2026-04-10', $9)`,
      [
        id,
        campaign,
        more.site ? 'continuation' : 'opening',
        more.site ?? null,
        world.schools[school],
        state,
        submitted ? 1 : null,
        `Тема ${state}`,
        submitted,
      ],
    );
    return id;
  };

  beforeAll(async () => {
    world = await openWorld();
    campaign = v7();
    await world.rows(
      `insert into recognition.campaigns (territory_id, id, year, title, state, regulation_version_id, body_id,
         applications_until, expertise_until, order_until, opened_at)
       values (1, $1, 2026, 'Отбор 2026 года', 'open', $2, $3, '2026-05-30', '2026-07-30', '2026-10-01', '2026-04-01')`,
      [campaign, world.versionId, world.body],
    );
    await application('draft', 1, { site: world.sites[1].id });
  });

  test('[RPT-03] после двух месяцев перерыва о каждом отчёте напоминают один раз, и повтор обхода молчит', async () => {
    world.at('2026-01-21 08:00');
    await world.round('2025-11-20');
    const expected = [
      'Промежуточный отчёт площадки (Школа № 1) не представлен: срок был 20 января 2026 г. Представьте его сейчас: непредставление и опоздание — основание вопроса о досрочном прекращении статуса.',
    ];
    for (const who of ['Рябова', 'Дроздова', 'Мухина'] as const)
      expect(await world.told(who, 'report.reminder')).toEqual(expected);
    await world.round('2025-11-20');
    await world.round('2026-01-20');
    expect(await world.told('Рябова', 'report.reminder')).toEqual(expected);
  });

  test('[RPT-03] за 14 и за 3 дня, в день срока: каждый шаг — одно письмо', async () => {
    const days = ['2026-05-06', '2026-05-17', '2026-05-20'];
    let since = '2026-05-05';
    for (const day of days) {
      world.at(`${day} 08:00`);
      await world.round(since);
      await world.round(since);
      since = day;
    }
    const told = (await world.told('Кленова', 'report.reminder')).slice(1);
    expect(told.map((text) => /, ([^,]+)\. Откройте/.exec(text)?.[1])).toEqual([
      'осталось 14 дней',
      'осталось 3 дня',
      'сегодня последний день',
    ]);
  });

  test('[OMP-05] площадке, не начавшей заявку на продолжение, напоминают 15 мая', async () => {
    world.at('2026-05-15 08:00');
    await world.round('2026-05-14');
    expect(await world.told('Рябова', 'site.continuation-reminder')).toEqual([
      'Статус площадки «Читаем вместе» действует до 31 августа 2026 г. Чтобы продолжить работу, подайте заявку на продолжение до 30 мая 2026 г.: тема и цель перенесутся в неё сами.',
    ]);
    expect(await world.told('Кленова', 'site.continuation-reminder')).toEqual([]);
  });

  test('[OMP-06] организации с черновиком напоминают до срока, в его день и на следующий', async () => {
    for (const [day, since] of [
      ['2026-05-30', '2026-05-29'],
      ['2026-05-31', '2026-05-30'],
    ] as const) {
      world.at(`${day} 08:00`);
      await world.round(since);
    }
    expect((await world.told('Ясенева', 'application.draft-reminder')).slice(-2)).toEqual([
      'Заявка (опорная методическая площадка) ещё не подана: приём до 30 мая 2026 г., 23:59, сегодня последний день. Откройте черновик, проверьте и подайте.',
      'Приём заявок закончился 30 мая 2026 г., Ваша заявка осталась черновиком. Принять её после срока может только экспертный совет отдельным решением: обратитесь к его секретарю.',
    ]);
    expect(await world.told('Дроздова', 'application.draft-reminder')).toEqual([]);
  });

  test('[OMP-12] без заявок, ждущих приказа, никого не тревожат', async () => {
    world.at('2026-10-02 08:00');
    await world.round('2026-10-01');
    expect(await world.told('Власова', 'campaign.order-missing')).toEqual([]);
  });

  test('[OMP-12] приказа нет 2 октября: руководители и председатель узнают, через неделю — снова', async () => {
    await application('proposed', 0);
    world.at('2026-10-01 08:00');
    await world.round('2026-09-30');
    expect(await world.told('Чернова', 'campaign.order-reminder')).toEqual([
      'Отбор 2026 года: приказ с перечнем площадок нужен до 1 октября 2026 г., сегодня последний день. Не решено: 1 заявка. Подготовьте и зарегистрируйте приказ.',
    ]);
    expect(await world.told('Власова', 'campaign.order-missing')).toEqual([]);
    for (const day of ['2026-10-02', '2026-10-03', '2026-10-08', '2026-10-09']) {
      world.at(`${day} 08:00`);
      await world.round('2026-10-01');
    }
    const text = (days: string) =>
      `Приказа с перечнем площадок 2026 года нет: срок был 1 октября 2026 г., прошло ${days}. Не решено: 1 заявка. Пока приказа нет, статус не получает ни одна из этих организаций.`;
    for (const who of ['Власова', 'Горина', 'Соколова'] as const)
      expect(await world.told(who, 'campaign.order-missing')).toEqual([text('1 день'), text('8 дней')]);
    const facts = await world.rows(
      "select data->>'until' as until from journal.facts where name = 'campaign.order-missing'",
    );
    expect(facts).toEqual([{ until: '2026-10-01' }]);
    proves('OMP-12', 'Missing order after 1 October is escalated.');
  });
});
