// Приложение 4 к приказу № 880: печатная форма заявки слово в слово, в том же порядке.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { docxText, pdfPages } from '../../../platform/papers/tests/reading.ts';
import { type CampaignWorld, openCampaignWorld } from './campaign-world.ts';

let world: CampaignWorld;
let id: string;
beforeAll(async () => {
  world = await openCampaignWorld();
  ({ id } = await world.fill('kstovo-school-1', 'Смешанное обучение'));
});
afterAll(() => world.house.close());

const plain = (text: string) => text.replace(/[\s\u00a0_]+/g, ' ').trim();

const bytesOf = async (extension: string) => {
  const path = `/kstovo/recognition/applications/${id}/form.${extension}`;
  const answer = await world.house.get(path, await world.as('kstovo-school-1'));
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

/** The text of the annex with the blanks of this application filled in. */
const annex = [
  'Директору департамента образования Кстовского района Ладыгину В.А.',
  'ЗАЯВКА на открытие опорной методической площадки',
  'Администрация МБОУ «СШ № 1» ходатайствует об открытии опорной методической площадки по теме «Смешанное обучение».',
  'Цель работы: Передать опыт школам района.',
  'Краткая характеристика ОУ. В организации сорок педагогов.',
  'Данная тема актуальна для муниципальной системы образования в связи с запросом педагогов района',
  'План работы ОМП прилагается.',
  'Директор А.К. Вершинина',
  'М.П.',
].join(' ');

describe('приложение 4', () => {
  test('[OMP-04] PDF повторяет форму приложения целиком, план — на следующем листе', async () => {
    const [first = '', second = ''] = (await pdfPages(await bytesOf('pdf'))).map(plain);
    expect(first).toBe(annex);
    expect(second).toContain('План работы опорной методической площадки на 2026/2027 учебный год');
    expect(second).toContain('Семинар для учителей района');
    proves('OMP-04', 'prints exactly in the layout of Annex 4');
  });

  test('[OMP-04] DOCX несёт тот же текст', async () => {
    expect(plain(await docxText(await bytesOf('docx')))).toContain(
      'ходатайствует об открытии опорной методической площадки',
    );
  });
});
