// The lifecycles of the house as tables that can be read aloud to whoever owns the regulation.
import type { House } from '../src/kernel/house.ts';
import type { Lifecycle, Transition } from '../src/kernel/lifecycle.ts';

type AnyLifecycle = Lifecycle<string, string>;

function reachable(cycle: AnyLifecycle): Set<string> {
  const found = new Set([cycle.initial]);
  const steps = Object.values(cycle.transitions);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const step of steps) if (step.from.some((state) => found.has(state))) found.add(step.to);
  }
  return found;
}

/** Every state has a human name and a way into it; every transition has a verb and somebody who does it. */
function faultsOf(cycle: AnyLifecycle): string[] {
  const live = reachable(cycle);
  return [
    ...Object.entries(cycle.states).flatMap(([state, name]) => [
      ...(/[а-я]/i.test(name) ? [] : [`${cycle.name}: у состояния ${state} нет имени.`]),
      ...(live.has(state) ? [] : [`${cycle.name}: в состояние ${state} не попасть.`]),
    ]),
    ...Object.entries(cycle.transitions).flatMap(([name, step]) =>
      step.ru && step.by && step.fact
        ? []
        : [`${cycle.name}: переход ${name} без глагола, исполнителя или факта.`],
    ),
  ];
}

function tableOf(cycle: AnyLifecycle): string {
  const state = (key: string) => cycle.states[key] ?? key;
  const rows = Object.entries(cycle.transitions).map(
    ([name, step]: [string, Transition<string>]) =>
      `| ${step.ru} | \`${name}\` | ${step.from.map(state).join(', ')} | ${state(step.to)} | ${step.by} | ${step.norm ? `\`${step.norm}\`` : ''} | \`${step.fact}\` |`,
  );
  return [
    `## ${cycle.name}`,
    '',
    `Таблица \`${cycle.table}\`, начинается с «${state(cycle.initial)}».`,
    '',
    '| Состояние | В базе |',
    '|---|---|',
    ...Object.entries(cycle.states).map(([key, name]) => `| ${name} | \`${key}\` |`),
    '',
    '| Действие | Переход | Из | В | Кто | Норма | Факт |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

export function lifecycleDocument(house: House): { text: string; faults: string[] } {
  const cycles = house.modules.flatMap((module) => module.lifecycles ?? []) as readonly AnyLifecycle[];
  return {
    text: ['# Жизненные циклы', '', ...cycles.map(tableOf)].join('\n'),
    faults: cycles.flatMap(faultsOf),
  };
}
