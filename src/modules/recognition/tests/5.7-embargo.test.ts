// Порядок (Кстово), п. 5.7, второй абзац: после отрицательного заключения — не ранее чем через год, и этого не обойти.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { firstCampaignYear } from '../campaign/campaign.queries.ts';
import { type CampaignWorld, openCampaignWorld } from './campaign-world.ts';

let world: CampaignWorld;
beforeAll(async () => {
  world = await openCampaignWorld();
});
afterAll(() => world.house.close());

describe('первый доступный отбор считается от дня снятия запрета', () => {
  test.each([
    ['2027-05-30', '2026-05-30', 2027],
    ['2027-05-31', '2026-05-30', 2028],
    ['2027-08-20', '2026-05-30', 2028],
    ['2027-01-10', '2026-05-30', 2027],
  ])('запрет до %s при сроке заявок %s — отбор %i года', (until, deadline, year) => {
    expect(firstCampaignYear(until, deadline)).toBe(year);
  });
});

describe('п. 5.7 Порядка: повторная заявка после отрицательного заключения', () => {
  test('[OMP-13] отказ называет точный день и первый доступный отбор; запрет не снять сменой имени и новой записью', async () => {
    const { id, version } = await world.fill('kstovo-school-1', 'Смешанное обучение');
    await world.does('kstovo-school-1', 'recognition.application.submit', { id, version });
    const inn = await world.one('select institution_inn from recognition.applications where id = $1', [id]);
    const institutionId = await world.institutionOf('kstovo-school-1');
    await world.house.db.owner.query(
      `insert into recognition.embargoes (territory_id, id, application_id, institution_id, inn, theme, ground, starts_on, ends_on)
       select territory_id, gen_random_uuid(), id, institution_id, institution_inn, theme, 'conclusion', '2026-08-20', '2027-08-20'
         from recognition.applications where id = $1`,
      [id],
    );
    await world.does('kstovo-school-1', 'recognition.application.withdraw', { id, version: version + 1 });
    world.house.at('2027-04-05', '10:00');
    const { id: campaignId } = await world.does('kstovo-secretary', 'recognition.campaign.prepare', {
      year: 2027,
    });
    await world.does('kstovo-secretary', 'recognition.campaign.open', { id: campaignId });
    const again = await world.fill('kstovo-school-1', 'Совсем другая тема', { campaignId });
    const refused = await world.ask('kstovo-school-1', 'recognition.application.submit', again);
    expect(refused.error).toMatchObject({
      name: 'embargo',
      norm: 'repeat-embargo',
      details: { allowedFrom: '2027-08-20', firstCampaign: 2028 },
    });
    expect(refused.error.text).toContain('20\u00a0августа 2027\u00a0г.');
    expect(refused.error.text).toContain('2028 года');
    proves('OMP-13', 'попытка раньше срока отклоняется с точной датой');

    const renamed = await world.ask('kstovo-imc', 'institutions.rename', {
      ...{
        id: institutionId,
        version: await world.one('select version from institutions.institutions where id = $1', [
          institutionId,
        ]),
      },
      ...{ shortName: 'МБОУ «Новая школа»', fullName: 'Муниципальное бюджетное учреждение «Новая школа»' },
      ...{ on: '2027-04-05', act: 'постановление от 01.04.2027 № 12' },
    });
    expect(renamed.error).toBeUndefined();
    const afterRename = await world.ask('kstovo-school-1', 'recognition.application.submit', again);
    expect(afterRename.error.name).toBe('embargo');
    expect(inn).toHaveLength(10);
    proves('OMP-13', 'запрет не обойти отзывом, переименованием или перерегистрацией');
  });

  test('[OMP-13] в день окончания запрета заявка принимается', async () => {
    world.house.at('2028-04-05', '10:00');
    const { id: campaignId } = await world.does('kstovo-secretary', 'recognition.campaign.prepare', {
      year: 2028,
    });
    await world.does('kstovo-secretary', 'recognition.campaign.open', { id: campaignId });
    const draft = await world.fill('kstovo-school-1', 'Тема 2028 года', { campaignId });
    const { number } = await world.does('kstovo-school-1', 'recognition.application.submit', draft);
    expect(number).toBe(1);
    proves('OMP-13', 'после срока заявка принимается');
  });
});
