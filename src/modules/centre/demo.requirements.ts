// The demonstration's sets of requirements, as the regulations that speak of them word them.
import type { RequirementItem } from './appointment/requirement.schema.ts';

export interface RequirementSet {
  readonly key: string;
  readonly name: string;
  readonly items: readonly RequirementItem[];
  readonly appointedBy: string;
  readonly basis: string;
}

const item = (
  kind: RequirementItem['kind'],
  clause: string,
  years: number | null = null,
): RequirementItem => ({
  kind,
  clause,
  years,
});

const ownSetting = 'настройка службы';
const usualSets = (head: string): readonly RequirementSet[] => [
  {
    ...{ key: 'head', name: 'Руководитель службы', appointedBy: head, basis: ownSetting },
    items: [item('higher', ownSetting), item('service', ownSetting, 5)],
  },
  {
    ...{ key: 'methodist', name: 'Методист', appointedBy: '', basis: ownSetting },
    items: [item('higher', ownSetting)],
  },
];

/** As the two regulations that speak of it word it; elsewhere the service's own setting (decision 24). */
export const setsOf = (slug: string, head: string): readonly RequirementSet[] => {
  if (slug === 'severo-yeniseysky')
    return [
      {
        ...{
          key: 'head',
          name: 'Заведующий ИМЦ',
          appointedBy: 'руководитель РУО',
          basis: 'п. 5.2 Положения об ИМЦ',
        },
        items: [item('higher', 'п. 5.2'), item('highest', 'п. 5.2')],
      },
      ...usualSets(head).filter((set) => set.key === 'methodist'),
    ];
  if (slug === 'kurchaloy')
    return [
      {
        ...{ key: 'head', name: 'Начальник ОМС', appointedBy: 'начальник Отдела образования' },
        basis: 'п. 4.1 Положения об ОМС',
        items: [item('higher-pedagogical', 'п. 4.1'), item('service', 'п. 4.1', 5)],
      },
      {
        ...{ key: 'methodist', name: 'Методист по учебной и воспитательной работе' },
        ...{ appointedBy: 'начальник Отдела образования', basis: 'п. 4.4 Положения об ОМС' },
        items: [item('higher', 'п. 4.4')],
      },
      {
        ...{
          key: 'methodist-ict',
          name: 'Методист по мониторингам, ИКТ, программно-методическому обеспечению',
        },
        ...{ appointedBy: 'начальник Отдела образования', basis: 'п. 4.4 Положения об ОМС' },
        items: [item('higher-or-vocational', 'п. 4.4'), item('ict', 'п. 4.4')],
      },
    ];
  return usualSets(head);
};
