import fc from 'fast-check';
import { SenderTurns, type WaitingSender } from './sender-turns';

const senders = (organizationId: string, count: number): WaitingSender[] =>
  Array.from({ length: count }, (_, n) => ({ organizationId, phoneNumberId: `${organizationId}-${n}` }));

describe('turns', () => {
  it('go to every organization before any gets a second one', () => {
    const turns = new SenderTurns({ total: 4, perOrganization: 3 });
    const chosen = turns.choose([...senders('big', 100), ...senders('small', 1), ...senders('other', 2)]);
    expect(chosen.map((one) => one.organizationId).sort()).toEqual(['big', 'big', 'other', 'small'].sort());
    expect(
      chosen
        .slice(0, 3)
        .map((one) => one.organizationId)
        .sort(),
    ).toEqual(['big', 'other', 'small']);
  });

  it('go to whoever waits longest when one falls free at a time', () => {
    const turns = new SenderTurns({ total: 1, perOrganization: 1 });
    const served: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const [next] = turns.choose([...senders('big', 50), ...senders('b', 1), ...senders('c', 1)]);
      turns.begin(next!);
      turns.end(next!);
      served.push(next!.organizationId);
    }
    expect(served).toEqual(['big', 'b', 'c', 'big', 'b', 'c']);
  });

  it('leave room for others whatever one organization has under way', () => {
    const turns = new SenderTurns({ total: 10, perOrganization: 4 });
    const begun = turns.choose(senders('big', 100));
    expect(begun).toHaveLength(4);
    for (const one of begun) turns.begin(one);
    expect(turns.choose(senders('big', 100))).toEqual([]);
    expect(turns.choose([...senders('big', 100), ...senders('small', 1)])).toEqual(senders('small', 1));
  });

  it('never exceed either limit and never give one sender two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(30)), { maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (sizes, total, perOrganization) => {
          const turns = new SenderTurns({ total, perOrganization });
          const waiting = [...new Map(sizes)].flatMap(([id, count]) => senders(id, count));
          const chosen = turns.choose(waiting);
          expect(chosen.length).toBeLessThanOrEqual(total);
          expect(new Set(chosen.map((one) => one.phoneNumberId)).size).toBe(chosen.length);
          for (const id of ['a', 'b', 'c', 'd'])
            expect(chosen.filter((one) => one.organizationId === id).length).toBeLessThanOrEqual(
              perOrganization,
            );
        },
      ),
    );
  });
});
