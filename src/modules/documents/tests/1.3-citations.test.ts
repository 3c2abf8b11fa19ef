// 001 §1.2, 002 §1.3, 003 §1.3, 004 §1.3: legal grounds cited by documents of every kind, walked through the pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { citeCommand, dropCitationCommand } from '../citation.commands.ts';
import { withCitations } from '../citation.paper.ts';
import { citationsOf } from '../citation.queries.ts';
import { registerCommand } from '../document.commands.ts';
import { draftDocument } from '../document.drafts.ts';
import { oneDocument } from '../document.queries.ts';
import { documentKinds } from '../document.schema.ts';
import { agree, inTerritory, openWorld, orderPaper, type World } from './world.ts';

const wordsOf = (paper: Paper | undefined): string =>
  (paper?.blocks ?? [])
    .map((block) => ('text' in block && typeof block.text === 'string' ? block.text : ''))
    .join('\n');

const law = {
  level: 'federal' as const,
  kind: 'федеральный закон',
  issuer: 'Российская Федерация',
  number: '273-ФЗ',
  dated: '2012-12-29',
  title: 'Об образовании в Российской Федерации',
  superseded: false,
  supersededBy: null,
  fileId: null,
};
const order = {
  ...law,
  level: 'municipal' as const,
  kind: 'приказ',
  issuer: 'департамент образования администрации района',
  number: '879',
  dated: '2013-12-31',
  title: 'Об инновационной инфраструктуре',
};

describe('основания в тексте', () => {
  const acts = [
    { id: '1', ...law },
    { id: '2', ...order },
  ];
  const preamble = (text: string, given = acts): string => {
    const paper = orderPaper();
    const [first = { kind: 'page-break' as const }, ...rest] = paper.blocks;
    const blocks = [
      first,
      { kind: 'paragraph' as const, text },
      { kind: 'paragraph' as const, text: 'ПРИКАЗЫВАЮ:' },
      ...rest,
    ];
    return wordsOf(withCitations({ ...paper, blocks }, given)).split('\n')[1] ?? '';
  };

  test('стоят в преамбуле в том падеже, какого она просит, и не повторяют её слов', () => {
    const own =
      'департамента образования администрации района от 31.12.2013 № 879 «Об инновационной инфраструктуре»';
    const federal = 'от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»';
    expect(preamble('В целях развития сети')).toBe(
      `На основании Федерального закона ${federal}, приказа ${own}, в целях развития сети`,
    );
    expect(preamble('На основании предложений совета')).toBe(
      `На основании Федерального закона ${federal}, приказа ${own}, предложений совета`,
    );
    expect(preamble('В соответствии с п. 5.7 Порядка')).toBe(
      `В соответствии с Федеральным законом ${federal}, приказом ${own}, п. 5.7 Порядка`,
    );
  });

  test('свод законодательства без номера назван отдельной строкой перед подписью', () => {
    const body = {
      ...law,
      id: '3',
      kind: 'законодательство',
      number: null,
      dated: null,
      title: 'Законодательство РФ',
    };
    const blocks = withCitations(orderPaper(), [body]).blocks;
    const at = blocks.findIndex((block) => block.kind === 'signatures');
    expect(blocks[at - 1]).toMatchObject({ text: 'Правовые основания: Законодательство РФ.' });
  });
});

describe('документы всех видов', () => {
  let world: World;
  const acts = { law: '', blank: '', old: '' };
  const clerk = () => ({ personId: world.people.clerk, roles: [inTerritory('authority-clerk')] });

  beforeAll(async () => {
    world = await openWorld();
    const entered = async (id: string, act: Record<string, unknown>) =>
      world.db.owner.query(
        `insert into regulations.acts (territory_id, id, level, kind, issuer, number, dated, title, superseded)
         values (1, $1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, act.level, act.kind, act.issuer, act.number, act.dated, act.title, act.superseded],
      );
    Object.assign(acts, { law: crypto.randomUUID(), blank: crypto.randomUUID(), old: crypto.randomUUID() });
    await entered(acts.law, law);
    await entered(acts.blank, { ...order, number: null, dated: null });
    await entered(acts.old, { ...order, number: '5', superseded: true });
  });

  test.each(documentKinds)('[REG-05] %s ссылается на акт; при регистрации ссылка замирает', async (kind) => {
    const { id } = await world.as(clerk(), (ctx) =>
      draftDocument(ctx, {
        kind,
        title: `Документ ${kind}`,
        paper: orderPaper(),
        subjects: [],
        audience: 'staff',
      }),
    );
    await world.does(clerk(), citeCommand, { documentId: id, actId: acts.law });
    await world.does(clerk(), citeCommand, { documentId: id, actId: acts.old });
    await world.does(clerk(), dropCitationCommand, { documentId: id, actId: acts.old });
    if (kind === 'letter') await agree(world, id);
    const registered = (await world.does(clerk(), registerCommand, { documentId: id })) as { number: string };
    expect(registered.number).toBeTruthy();
    const paper = await world.as(clerk(), async (ctx) => (await oneDocument(ctx, id))?.paper);
    expect(wordsOf(paper)).toContain('от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»');
    const citations = await world.as(clerk(), (ctx) => citationsOf(ctx, id));
    expect(citations.map((each) => each.citedAs)).toEqual([
      'Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»',
    ]);
    for (const command of [citeCommand, dropCitationCommand]) {
      const late = (await world.does(clerk(), command, { documentId: id, actId: acts.law })) as Refusal;
      expect(late.refusal).toBe('not-a-draft');
    }
    await expect(
      world.as(clerk(), (ctx) => ctx.db.deleteFrom('documents.citations').execute()),
    ).resolves.toMatchObject({ refusal: 'document-is-frozen' });
  });

  test('[REG-04] приказ без номера и даты и повтор не принимаются', async () => {
    const { id } = await world.as(clerk(), (ctx) =>
      draftDocument(ctx, { kind: 'order', title: 'Ещё', paper: orderPaper(), subjects: [] }),
    );
    const refusal = async (actId: string) =>
      ((await world.does(clerk(), citeCommand, { documentId: id, actId })) as Refusal).refusal;
    expect(await refusal(acts.blank)).toBe('blank-requisites');
    expect(await refusal(acts.law)).toBeUndefined();
    expect(await refusal(acts.law)).toBe('cited-already');
    expect(await refusal(crypto.randomUUID())).toBe('no-act');
    const stranger = { personId: world.people.stranger, roles: [inTerritory('methodist')] };
    const answer = (await world.does(stranger, citeCommand, { documentId: id, actId: acts.old })) as Refusal;
    expect(answer.kind).toBe('forbidden');
  });
});

describe('Положения п. 1.2–1.3 через страницы', () => {
  let house: TestHouse;
  let head: Visitor;
  let card: string;
  const place = '/severo-yeniseysky';

  const read = async (path: string): Promise<string> => {
    const answer = await house.get(path, head);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
  const press = async (path: string, fields: Record<string, string>) => {
    const answer = await house.form(path, new URLSearchParams(fields), head);
    expect([path, answer.status]).toEqual([path, 303]);
    return (answer.headers.get('location') ?? '').split('?')[0] ?? '';
  };
  const actNamed = (html: string, words: string): string => {
    const row = html.split('<tr').find((each) => each.includes(words)) ?? '';
    return /regulations\/acts\/([0-9a-f-]{36})/.exec(row)?.[1] ?? '';
  };

  beforeAll(async () => {
    house = await openTestHouse();
    head = await house.signIn('yeniseysky-imc');
  });
  afterAll(() => house?.close());

  test('[REG-05] отбор каталога по уровню показывает акты этого уровня и только их', async () => {
    const words = { federal: 'федеральный', regional: 'региональный', municipal: 'муниципальный' };
    for (const [level, word] of Object.entries(words)) {
      const html = await read(`${place}/regulations/acts?level=${level}`);
      const cells = [...html.matchAll(/data-title="Уровень">([^<]+)</g)].map((hit) => hit[1]);
      expect([level, [...new Set(cells)]]).toEqual([level, [word]]);
    }
    proves('REG-05', 'Filter of the catalogue by level returns each');
  });

  test('[REG-05] основание выбирают из каталога на карточке проекта, оно входит в текст', async () => {
    const councils = await read(`${place}/councils`);
    const body = /councils\/bodies\/([0-9a-f-]{36})/.exec(councils)?.[1] ?? '';
    const made = await done<{ documentId: string }>(house, head, 'councils.composition.draft-order', {
      bodyId: body,
      on: '2026-04-01',
    });
    card = `${place}/documents/${made.documentId}`;
    expect(await read(card)).toContain('Основания не указаны');
    const catalogue = await read(`${place}/regulations/acts?level=federal`);
    const actId = actNamed(catalogue, '3266-1');
    const picked = await (await house.get(`/api/v1${place}/regulations/pick-act?q=3266`, head)).text();
    expect(picked).toContain(actId);
    await press(card, { _command: 'documents.cite', documentId: made.documentId, actId });
    const html = await read(card);
    expect(html).toContain('На основании закона');
    expect(html).toContain('3266-1 «Об образовании», в целях обеспечения работы');
    await press(card, { _command: 'documents.register', documentId: made.documentId, number: '14-м' });
    const issued = await read(card);
    expect(issued).toContain('3266-1 «Об образовании», в целях обеспечения работы');
    expect(issued).not.toContain('Добавить основание');
    proves('REG-05', 'any document can cite entries');
  });

  test('[REG-05] утративший силу закон отмечен на карточке документа и в реестре', async () => {
    const html = await read(card);
    expect(html).toContain('Документ ссылается на утративший силу акт');
    expect(html).toContain('Вместо него — Федеральный закон от 29.12.2012 № 273-ФЗ');
    const list = await read(`${place}/documents`);
    const row = list.split('<tr').find((each) => each.includes(card)) ?? '';
    expect(row).toContain('утративший силу акт');
    expect(await read(`${place}/documents?law=superseded`)).toContain(card);
    const act = actNamed(await read(`${place}/regulations/acts?level=federal`), '3266-1');
    expect(await read(`${place}/regulations/acts/${act}`)).toContain(`${place}/documents?act=${act}`);
    expect(await read(`${place}/documents?act=${act}`)).toContain(card);
    await done(house, head, 'regulations.act.supersede', { id: act, superseded: false, supersededBy: null });
    expect(await read(`${place}/documents?law=superseded`)).not.toContain(card);
    expect(await read(card)).not.toContain('Документ ссылается на утративший силу акт');
    proves('REG-05', 'superseded law is flagged on documents that still cite it');
  });
});
