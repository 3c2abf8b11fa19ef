// A service brought to its end by commands, for the tests of what stands and what still works behind the wall.
import type { TestHouse, Visitor } from '../../../../tests/setup/house.ts';

/** Closes the service of a territory on 1 July 2026; answers the case's id. */
export async function closeByCommands(
  house: TestHouse,
  { head, centre }: { head: Visitor; centre: Visitor },
): Promise<string> {
  const { territory } = head;
  const done = async (name: string, input: object, who = centre) => {
    const answer = await house.command(territory, name, input, who);
    const body = (await answer.json()) as { result?: Record<string, string>; error?: { text: string } };
    if (answer.status !== 200) throw new Error(`${name}: ${body.error?.text}`);
    return body.result ?? {};
  };
  const begun = { kind: 'liquidation', reason: 'Решение о ликвидации службы', closesOn: '2026-06-30' };
  const { id = '' } = await done('closing.case.open', begun);
  const { documentId } = await done('closing.case.draw-order', { id, version: 1 });
  await done('documents.register', { documentId, number: '61', date: '2026-04-01' });
  house.at('2026-07-01');
  await done('closing.list.gather', { id });
  const { rows } = await house.db.owner.query<{ group: string }>(
    'select distinct kind as "group" from closing.handovers where case_id = $1',
    [id],
  );
  for (const { group } of rows) {
    const receiver = 'Управление образования, отдел общего образования';
    await done('closing.list.hand-group', { id, group, receiver, handedOn: '2026-07-01' });
    await done('closing.list.accept-group', { id, group, acceptedOn: '2026-07-01' });
  }
  await done('closing.case.close', { id, version: 2 }, head);
  return id;
}
