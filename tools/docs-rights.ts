// The table of rights: ability → rule, and every command with the rule that lets it through.
import type { House } from '../src/kernel/house.ts';

export function rightsDocument(house: House): { text: string; faults: string[] } {
  const policies = house.modules.flatMap((module) => module.policies ?? []);
  const commands = [...house.commands.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    text: [
      '# Права',
      '',
      'Правило отвечает, кто и когда; из какого состояния — отвечает жизненный цикл (lifecycles.md).',
      '`all(…)` — нужны все, `any(…)` — достаточно одного, `public` — открыто всем.',
      '',
      '## Таблицы прав',
      '',
      '| Запись | Право | Правило |',
      '|---|---|---|',
      ...policies.flatMap((policy) =>
        Object.entries(policy.rules).map(
          ([ability, rule]) => `| \`${policy.name}\` | ${ability} | \`${(rule as { id: string }).id}\` |`,
        ),
      ),
      '',
      '## Команды',
      '',
      '| Команда | Что делает | Правило | Норма |',
      '|---|---|---|---|',
      ...commands.map(
        (command) =>
          `| \`${command.name}\` | ${command.ru} | \`${command.ability.id}\` | ${command.norm ? `\`${command.norm}\`` : ''} |`,
      ),
      '',
    ].join('\n'),
    faults: commands
      .filter((command) => command.norm !== null && !house.norms.has(command.norm))
      .map((command) => `Команда ${command.name} ссылается на неизвестную норму ${command.norm}.`),
  };
}
