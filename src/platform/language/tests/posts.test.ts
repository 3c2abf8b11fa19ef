// Posts in their cases: the head declines, the rest stays.
import { describe, expect, test } from 'vitest';
import { actingPost, declinePost, lowerFirst, upperFirst } from '../index.ts';

describe('declension of posts', () => {
  test.each([
    ['директор департамента образования', 'директору департамента образования'],
    ['Директор МБОУ «Школа № 1»', 'Директору МБОУ «Школа № 1»'],
    ['заведующий', 'заведующему'],
    ['заведующая МБДОУ № 5', 'заведующей МБДОУ № 5'],
    ['методист', 'методисту'],
    ['старший методист', 'старшему методисту'],
    ['учитель математики', 'учителю математики'],
    ['учитель-логопед', 'учителю-логопеду'],
    ['начальник управления образования', 'начальнику управления образования'],
    ['первый заместитель начальника', 'первому заместителю начальника'],
    ['глава администрации', 'главе администрации'],
    ['социальный педагог', 'социальному педагогу'],
    ['музыкальный руководитель', 'музыкальному руководителю'],
    ['и. о. директора школы', 'и. о. директора школы'],
  ])('%s → %s', (post, dative) => {
    const declined = declinePost(post);
    expect(declined.forms.dative).toBe(dative);
    expect(declined.needsCheck).toBe(false);
  });

  test('all six forms of «учитель математики»', () => {
    expect(Object.values(declinePost('учитель математики').forms)).toEqual([
      'учитель математики',
      'учителя математики',
      'учителю математики',
      'учителя математики',
      'учителем математики',
      'учителе математики',
    ]);
  });

  test('an unknown head stays and asks for a look; a correction settles it', () => {
    expect(declinePost('кастелянша').forms.dative).toBe('кастелянша');
    expect(declinePost('кастелянша').needsCheck).toBe(true);
    expect(declinePost('кастелянша', { dative: 'кастелянше' }).forms.dative).toBe('кастелянше');
  });

  test('an acting head is written in the genitive, once', () => {
    expect(actingPost('Директор департамента')).toBe('и.\u00A0о.\u00A0директора департамента');
    expect(actingPost('и. о. директора')).toBe('и. о. директора');
    expect(upperFirst(actingPost('начальник управления'))).toBe('И.\u00A0о.\u00A0начальника управления');
    expect(lowerFirst('РЭС района')).toBe('РЭС района');
  });
});
