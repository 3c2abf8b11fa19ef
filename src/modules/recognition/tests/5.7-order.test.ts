// 000 §5.1, §5.6, §5.7: proposals handed over by an act, the authority's own decision with a reason, no site before the order.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { renderDocx, renderPdf } from '../../../platform/papers/index.ts';
import { documentsOf } from '../../documents/index.ts';
import type { Application } from '../application/application.schema.ts';
import { draftOrder, proposeCoHead } from '../package/package.commands.ts';
import { decideAsProposed, decidePapers } from '../package/package.decisions.ts';
import { packageInvariants } from '../package/package.parts.ts';
import { papersOf } from '../package/package.queries.ts';
import { siteInvariants } from '../site/site.parts.ts';
import { siteFilter, sitesPage } from '../site/site.register.ts';
import { siteStateText } from '../site/site.text.ts';
import { openWorld, type World, wordsOf } from './package-world.ts';

const refusalOf = async (answer: Promise<unknown>) => (await answer) as Refusal;

describe('Порядок kstovo-2013, п. 5.1, 5.6, 5.7: предложения, решение, приказ', () => {
  let world: World;
  let first: Application;
  let second: Application;
  const sites = async (who: 'system' | 'Чернова', year?: number) => {
    const found = await world.as(who, (ctx) => sitesPage(ctx, siteFilter.parse(year ? { year } : {})));
    return (found as Awaited<ReturnType<typeof sitesPage>>).rows;
  };

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-05-20 10:00');
    first = await world.apply({ who: 'Дроздова', school: 0, theme: 'Читаем вместе', coHead: null });
    second = await world.apply({ who: 'Ясенева', school: 1, theme: 'Математика в жизни' });
  });

  test('[REG-11] поданная заявка сохранена как печатная форма, соискатель получил расписку', async () => {
    const kept = await world.as('Дроздова', (ctx) =>
      documentsOf(ctx, { kind: 'recognition.application', id: first.id }),
    );
    expect((kept as { kind: string; number: string }[]).map((each) => each.kind).toSorted()).toEqual([
      'application',
      'receipt',
    ]);
  });

  test('[OMP-10] подписанный протокол составляет предложения и акт до того, как люди встали', async () => {
    world.at('2026-08-20 15:00');
    await world.decide(first.id, 'approve');
    await world.decide(second.id, 'decline', 'План не отвечает теме');
    await world.signMinutes();
    const pack = await world.pack();
    expect(pack.state).toBe('prepared');
    const text = wordsOf(await world.paper(pack.proposalsDocumentId ?? ''));
    expect(text).toContain('Школа № 1, тема «Читаем вместе»');
    expect(text).toContain('Отказать в признании');
    expect(text).toContain('План не отвечает теме');
    expect(pack.actDocumentId).not.toBeNull();
    proves('OMP-10', 'Package of proposals is generated for the department.');
  });

  test('[OMP-11] до приказа площадок нет, проект приказа — только по принятому пакету', async () => {
    const pack = await world.pack();
    const early = await refusalOf(world.does('Чернова', draftOrder, { id: pack.id, version: pack.version }));
    expect(early.refusal).toBe('package-not-received');
    expect((await sites('system', 2026)).length).toBe(0);
  });

  test('[OMP-10] передача фиксирует контрольную сумму каждого документа', async () => {
    const pack = await world.handOver();
    expect(pack.state).toBe('received');
    expect(pack.list.length).toBeGreaterThanOrEqual(3);
    expect(pack.list.every((each) => /^[0-9a-f]{64}$/.test(each.hash ?? ''))).toBe(true);
    expect(wordsOf(await world.paper(pack.actDocumentId ?? ''))).toContain(pack.list[0]?.hash?.slice(0, 32));
  });

  test('[OMP-11] решение иначе, чем предложил совет, требует причины; обе записи видны', async () => {
    const pack = await world.pack();
    const silent = await refusalOf(
      world.does('Чернова', decidePapers, {
        id: pack.id,
        papers: [{ position: 2, decision: 'recognise', reason: '' }],
      }),
    );
    expect([silent.refusal, Object.keys(silent.fields)]).toEqual(['reason-needed', ['papers[0].reason']]);
    await world.done('Чернова', decidePapers, {
      id: pack.id,
      papers: [
        { position: 1, decision: '' },
        { position: 2, decision: 'recognise', reason: 'План доработан, замечания сняты' },
      ],
    });
    const papers = (await world.as('system', (ctx) => papersOf(ctx, pack.id))) as Awaited<
      ReturnType<typeof papersOf>
    >;
    expect(papers.map((each) => [each.proposal, each.decision, each.reason])).toEqual([
      ['recognise', null, null],
      ['reject', 'recognise', 'План доработан, замечания сняты'],
    ]);
    proves('OMP-11', 'Department may decide differently with a recorded reason.');
  });

  test('[OMP-11] остальное решается по предложению совета, если список не изменился', async () => {
    const pack = await world.pack();
    const stale = await refusalOf(world.does('Чернова', decideAsProposed, { id: pack.id, undecided: 2 }));
    expect(stale.refusal).toBe('preview-changed');
    expect(
      await world.done<{ decided: number }>('Чернова', decideAsProposed, { id: pack.id, undecided: 1 }),
    ).toMatchObject({ decided: 1 });
  });

  test('[OMP-18] без соруководителя приказа нет; соруководитель — только методист службы', async () => {
    const pack = await world.pack();
    const missing = await refusalOf(
      world.does('Чернова', draftOrder, { id: pack.id, version: pack.version }),
    );
    expect([missing.refusal, missing.norm]).toEqual(['no-co-head', 'site-heads']);
    expect(missing.text).toContain('Школа № 1');
    const input = { id: pack.id, applicationId: first.id, coHeadPersonId: world.id.Кленова };
    expect((await refusalOf(world.does('Ильина', proposeCoHead, input))).refusal).toBe(
      'co-head-not-methodist',
    );
    await world.done('Ильина', proposeCoHead, { ...input, coHeadPersonId: world.id.Ильина });
    proves('OMP-18', 'Co-head must be a current ИМЦ methodist.');
  });

  test('[REG-11] один щелчок составляет приказ с именами в нужных падежах, PDF и DOCX', async () => {
    const pack = await world.pack();
    const { documentId } = await world.done<{ documentId: string }>('Чернова', draftOrder, {
      id: pack.id,
      version: pack.version,
    });
    const paper = await world.paper(documentId);
    const text = wordsOf(paper);
    expect(text).toContain(
      'О признании организаций опорными методическими площадками на 2026/2027 учебный год',
    );
    expect(text).toContain('руководителем — Рябову Марию Петровну, заместителя директора Школы № 1');
    expect(text).toContain('соруководителем — Ильину Марию Петровну, методиста ИМЦ');
    expect(text).toContain(
      'предложено отказать в признании, решено признать площадкой; причина: план доработан',
    );
    expect(text).toContain('по 31 августа 2027');
    expect(text).toContain('п. 5.7');
    expect(text).toContain('М.П. Власова');
    expect((await renderPdf(paper)).byteLength).toBeGreaterThan(5_000);
    expect((await renderDocx(paper)).byteLength).toBeGreaterThan(5_000);
    expect(documentId).toBe((await world.pack()).orderDocumentId);
    expect((await sites('system', 2026)).length).toBe(0);
  });

  test('[OMP-12] номер и дата приказа делают площадки действующими на учебный год', async () => {
    world.at('2026-09-28 12:00');
    const { orderDocumentId } = await world.pack();
    await world.register(orderDocumentId ?? '', '612', '2026-09-28');
    const active = await sites('system', 2026);
    expect(active.map((site) => [site.theme, siteStateText(site), site.startsOn, site.orderNumber])).toEqual([
      [
        'Читаем вместе',
        'действует до 31 августа 2027\u00a0г.'.replace('31 ', '31\u00a0'),
        '2026-09-28',
        '612',
      ],
      [
        'Математика в жизни',
        'действует до 31 августа 2027\u00a0г.'.replace('31 ', '31\u00a0'),
        '2026-09-28',
        '612',
      ],
    ]);
    expect((await world.pack()).state).toBe('ordered');
    proves('OMP-11', 'No site becomes active without both a РЭС proposal and an order.');
    proves('OMP-12', 'After registration sites become active for the academic year.');
  });

  test('правила базы о приказах и площадках держатся', async () => {
    for (const { sql } of [...packageInvariants, ...siteInvariants.slice(1, 3)])
      expect(await world.rows(sql)).toEqual([]);
  });
});
