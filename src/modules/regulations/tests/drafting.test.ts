// A regulation for a sixth territory, drafted by commands alone; versions that stay, and two of them compared.
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { citeNorm } from '../citation.ts';
import { addAct, fillAct } from '../commands/acts.ts';
import { pasteClauses, writeClause } from '../commands/clauses.ts';
import { publishVersion } from '../commands/publish.ts';
import { draftRegulation } from '../commands/regulations.ts';
import { settingsCommandOf } from '../commands/settings.ts';
import { currentVersion } from '../queries/versions.ts';
import { calendarRule } from '../settings.ts';
import { openWorld, type World } from './world.ts';

let world: World;
const clerk = ['authority-clerk'];
const admin = ['territory-admin'];

beforeAll(async () => {
  world = await openWorld();
});

describe('smoke', () => {
  test('six', async () => {
    const made = (await world.does('lesnoy', clerk, draftRegulation, {
      kind: 'Положение',
      title: 'Положение о методическом кабинете',
    })) as { slug: string };
    const { slug } = made;
    console.log(made);
    let r: unknown = await world.does('lesnoy', clerk, pasteClauses, {
      slug,
      version: 1,
      text: '1. Общие положения\n1.1. Кабинет работает.\n– раз;\n– два.\nАбзац.\n1.3. Заявки до 15 апреля.\nПриложение 2 форма',
    });
    console.log(r);
    r = await world.does('lesnoy', clerk, writeClause, {
      slug,
      version: 2,
      was: '1.3',
      key: '1.3',
      printed: '1.3.',
      heading: false,
      text: 'Заявки до 15 апреля.',
      norms: ['application-deadline', 'expert-sheet'],
    });
    console.log(r);
    const cmd = settingsCommandOf('application-deadline');
    if (!cmd) throw new Error('x');
    r = await world.does('lesnoy', clerk, cmd, {
      slug,
      version: 3,
      clause: '1.3',
      date: { kept: true, month: 4, day: 15, hard: true, movesToWorkingDay: true },
    });
    console.log(r);
    r = await world.does('lesnoy', admin, publishVersion, {
      slug,
      version: 4,
      reason: 'Первая редакция',
      effectiveFrom: '2026-04-01',
    });
    console.log(r);
    r = await world.does('lesnoy', clerk, addAct, {
      slug,
      role: 'approves',
      level: 'municipal',
      kind: 'приказ',
      issuer: 'отдел',
      number: '',
      dated: null,
      title: 'Об утверждении',
    });
    console.log(r);
    const actId = (r as { actId: string }).actId;
    r = await world.does('lesnoy', admin, publishVersion, {
      slug,
      version: 4,
      reason: 'Первая редакция',
      effectiveFrom: '2026-04-01',
    });
    console.log(r);
    r = await world.does('lesnoy', clerk, fillAct, { id: actId, number: '12', dated: '2026-03-30' });
    console.log(r);
    r = await world.does('lesnoy', admin, publishVersion, {
      slug,
      version: 4,
      reason: 'Первая редакция',
      effectiveFrom: '2026-04-01',
    });
    console.log(r);
    expect(isRefusal(r)).toBe(false);
    await world.as('lesnoy', ['methodist'], async (ctx) => {
      const v = await currentVersion(ctx, 'application-deadline');
      console.log(
        citeNorm(v, 'application-deadline'),
        calendarRule(v, 'application-deadline'),
        v?.clauses.map((c) => `${c.key}|${c.printed}|${c.text}|${c.heading}`),
      );
    });
  });
});
