// Organisations in the genitive: known first words change, abbreviations and names in quotes do not.
import { expect, test } from 'vitest';
import { organisationGenitive } from '../index.ts';

test.each([
  ['Школа № 1', 'Школы № 1'],
  ['департамент образования администрации района', 'департамента образования администрации района'],
  ['Центр «Парус»', 'Центра «Парус»'],
  ['МБОУ «СШ № 8»', 'МБОУ «СШ № 8»'],
  ['Гимназия', 'Гимназии'],
  ['', ''],
])('%s → %s', (name, genitive) => {
  expect(organisationGenitive(name)).toBe(genitive);
});
