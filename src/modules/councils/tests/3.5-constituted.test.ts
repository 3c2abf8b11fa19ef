// 004 §3.5: walked through the pages — a body is governed by its own Положение, and without one in force is not constituted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let head: Visitor;

const title = 'Положение о Координационном совете по работе с молодыми педагогами';

async function read(path: string): Promise<string> {
  const answer = await house.get(path, head);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** Sends a form of the page and follows where it leads. */
async function press(path: string, fields: Record<string, string>): Promise<string> {
  const answer = await house.form(path, new URLSearchParams(fields), head);
  expect([path, answer.status]).toEqual([path, 303]);
  return (answer.headers.get('location') ?? '').split('?')[0] ?? '';
}

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('sosnovy-gmk');
});
afterAll(() => house?.close());

describe('Положение sosnovy-bor-2016, п. 3.5: у каждого совета своё Положение', () => {
  let card: string;
  let slug: string;
  let regulationId: string;
  const named = {
    _command: 'councils.body.create',
    kind: 'coordination-council',
    name: 'Координационный совет по работе с молодыми педагогами',
    nameGenitive: 'Координационного совета по работе с молодыми педагогами',
    shortName: 'КС',
  };

  test('[REG-09] совет без Положения отмечен «не учреждён» в списке и на карточке', async () => {
    card = await press('/sosnovy-bor/councils/new', { ...named, startsOn: '2026-04-01' });
    const html = await read(card);
    expect(html).toContain('не учреждён: нет действующего Положения');
    expect(html).not.toContain('?version=');
    expect(await read('/sosnovy-bor/councils')).toContain('не учреждён');
  });

  test('[REG-09] Положение-проект названо на карточке, но совета не учреждает', async () => {
    const made = await done<{ id: string; slug: string }>(house, head, 'regulations.regulation.draft', {
      kind: 'Положение',
      title,
    });
    ({ slug, id: regulationId } = made);
    expect(await read(card)).toContain(`${title} (проект)`);
    await press(card, {
      ...named,
      _command: 'councils.body.update',
      bodyId: card.split('/').at(-1) ?? '',
      regulationId,
    });
    const html = await read(card);
    expect(html).toContain(`href="/sosnovy-bor/regulations/${slug}"`);
    expect(html).toContain('не учреждён: нет действующего Положения');
  });

  test('[REG-09] действующее Положение: карточка ведёт к его редакции, отметка снята', async () => {
    const draftPage = await read(`/sosnovy-bor/regulations/${slug}/draft`);
    expect(draftPage).toContain('Добавить пункт');
    await done(house, head, 'regulations.act.add', {
      slug,
      role: 'approves',
      level: 'municipal',
      kind: 'приказ',
      issuer: 'Комитет образования администрации Сосновоборского городского округа',
      number: '120',
      dated: '2026-03-30',
      title: 'Об утверждении Положения о Координационном совете',
    });
    await done(house, head, 'regulations.clause.write', {
      slug,
      version: 1,
      key: '1.1',
      printed: '1.1.',
      heading: false,
      text: 'Совет координирует работу с одарёнными детьми.',
    });
    await done(house, head, 'regulations.version.publish', {
      slug,
      version: 2,
      reason: 'Первая редакция утверждена приказом',
      effectiveFrom: '2026-04-01',
    });
    const html = await read(card);
    expect(html).not.toContain('не учреждён: нет');
    const version = `/sosnovy-bor/regulations/${slug}?version=1`;
    expect(html).toContain(`href="${version}"`);
    expect(html).toContain('редакция № 1 с 01.04.2026, утв. приказом № 120 от 30.03.2026');
    expect(await read(version)).toContain('Совет координирует работу с одарёнными детьми.');
    proves('REG-09', 'card links to the Положение');
  });

  test('[REG-09] утратившее силу Положение снова оставляет совет без учреждения', async () => {
    await done(house, head, 'regulations.regulation.repeal', { slug, reason: 'Совет упразднён' });
    expect(await read(card)).toContain('не учреждён: нет действующего Положения');
  });

  test('на странице проекта нет «Добавить пункт», пока новая редакция не готовится', async () => {
    const html = await read('/sosnovy-bor/regulations/sosnovy-bor-2016/draft');
    expect(html).toContain('Новая редакция не готовится');
    expect(html).not.toContain('Добавить пункт');
    expect(html).toContain('Готовить новую редакцию');
  });
});
