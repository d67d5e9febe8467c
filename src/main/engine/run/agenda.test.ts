import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ProbeId } from '../../../shared/model/evidence';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { Seen } from '../probes/define-probe';
import { createAgenda } from './agenda';
import type { AnyProbe } from './any-probe';
import { madeProbe } from './testing/made-probe';

const never = async () => 'x';
const always = (id: string, connections: number, needs: readonly string[] = []) =>
  madeProbe({ id, needs, connections, run: never });
const decides = (id: string, connections: number, needs: readonly string[] = []) =>
  madeProbe({ id, needs, connections, run: never, runs: { how: 'if-it-decides', when: 'x' } });
const wished = (id: string, connections: number) =>
  madeProbe({ id, connections, run: never, runs: { how: 'on-request', when: 'x' } });

const agendaOf = (probes: readonly AnyProbe[], connections = 40, oneByOne = false) =>
  createAgenda(probes, { options: USUAL_OPTIONS, connections, oneByOne });
const ids = (probes: readonly AnyProbe[]): string[] => probes.map(({ id }) => id);
const over = (agenda: ReturnType<typeof agendaOf>, id: string, used: number): void =>
  agenda.over(id as ProbeId, used);

describe('the agenda of a run', () => {
  it('starts what has a condition only if its budget fits beside those that always run', () => {
    const agenda = agendaOf([always('a', 30), decides('b', 10), decides('c', 1)]);
    expect(ids(agenda.next().start)).toEqual(['a', 'b']);
    expect(agenda.next()).toEqual({ start: [], skip: [], idle: [] });
    over(agenda, 'b', 0);
    expect(ids(agenda.next().start)).toEqual(['c']);
  });
  it('waits for connections that may come back before it says that there is no room', () => {
    const agenda = agendaOf([always('a', 30), decides('b', 20)]);
    expect(ids(agenda.next().start)).toEqual(['a']);
    expect(agenda.next().skip).toEqual([]);
    over(agenda, 'a', 12);
    expect(ids(agenda.next().start)).toEqual(['b']);
  });
  it('skips what does not fit once nothing else can give anything back', () => {
    const agenda = agendaOf([always('a', 30), decides('b', 20), decides('c', 5)]);
    agenda.next();
    over(agenda, 'a', 30);
    expect(ids(agenda.next().skip)).toEqual(['b']);
    over(agenda, 'b', 0);
    expect(ids(agenda.next().start)).toEqual(['c']);
  });
  it('keeps room for what always runs and still waits', () => {
    const agenda = agendaOf([always('a', 5), decides('b', 20), always('z', 20, ['a'])]);
    expect(ids(agenda.next().start)).toEqual(['a']);
    over(agenda, 'a', 5);
    expect(ids(agenda.next().start)).toEqual(['z']);
    over(agenda, 'z', 20);
    expect(ids(agenda.next().skip)).toEqual(['b']);
  });
  it('asks first what the person asked for', () => {
    const agenda = agendaOf([decides('a', 30), wished('b', 30)]);
    expect(ids(agenda.next().start)).toEqual(['b']);
  });
  it('counts repeats that were asked for among what the person asked for', () => {
    const budget = { connections: 30, ms: 1_000 };
    const repeats = madeProbe({
      ...{ id: 'b', connections: 30, run: never },
      ...{ runs: { how: 'if-it-decides', when: 'x' }, requested: () => budget },
    });
    expect(ids(agendaOf([decides('a', 30), repeats]).next().start)).toEqual(['b']);
  });
  it('lets one probe run at a time where there is one connection at a time', () => {
    const agenda = agendaOf([always('a', 1), always('b', 1), decides('c', 1)], 40, true);
    expect(ids(agenda.next().start)).toEqual(['a']);
    expect(ids(agenda.next().start)).toEqual([]);
    over(agenda, 'a', 1);
    expect(ids(agenda.next().start)).toEqual(['b']);
  });
});

describe('a probe that may begin early', () => {
  /** Needs a and b; b need not be waited for once `seen` has something. */
  const hasty = (connections: number, extra: number) =>
    madeProbe({
      ...{ id: 'c', needs: ['a', 'b'], connections, run: never },
      early: {
        without: (seen) => (Object.keys(seen).length > 0 ? (['b'] as unknown as ProbeId[]) : []),
        extra,
      },
    });
  const known: Seen = { clock: {} as NonNullable<Seen['clock']> };

  it('begins as soon as the rest is over, with what that may cost on top', () => {
    const agenda = agendaOf([always('a', 1), always('b', 5), hasty(2, 2)]);
    expect(ids(agenda.next(undefined, known).start)).toEqual(['a', 'b']);
    over(agenda, 'a', 1);
    const { start } = agenda.next(undefined, known);
    expect(ids(start)).toEqual(['c']);
    expect(start.map((probe) => agenda.granted(probe))).toEqual([4]);
  });
  it('waits where nothing was seen that makes it possible, and then costs what it always did', () => {
    const agenda = agendaOf([always('a', 1), always('b', 5), hasty(2, 2)]);
    agenda.next();
    over(agenda, 'a', 1);
    expect(agenda.next().start).toEqual([]);
    over(agenda, 'b', 5);
    expect(agenda.next(undefined, known).start.map((probe) => agenda.granted(probe))).toEqual([2]);
  });
  it('waits where what it may cost on top is no longer there', () => {
    const agenda = agendaOf([always('a', 1), always('b', 5), hasty(2, 2)], 9);
    agenda.next();
    over(agenda, 'a', 1);
    expect(agenda.next(undefined, known).start).toEqual([]);
    over(agenda, 'b', 5);
    expect(ids(agenda.next(undefined, known).start)).toEqual(['c']);
  });
  it('waits for its turn where one probe runs at a time', () => {
    const agenda = agendaOf([always('a', 1), always('b', 5), hasty(2, 2)], 40, true);
    agenda.next(undefined, known);
    over(agenda, 'a', 1);
    expect(ids(agenda.next(undefined, known).start)).toEqual(['b']);
    over(agenda, 'b', 5);
    expect(ids(agenda.next(undefined, known).start)).toEqual(['c']);
  });
});

describe('what waits', () => {
  it('is not judged as long as nothing of it could begin or be left out for another', () => {
    const agenda = agendaOf([always('a', 30), decides('b', 20)]);
    const look = vi.fn(() => ({ decides: () => 0, isIdle: () => false }));
    agenda.next(look);
    expect(look).not.toHaveBeenCalled();
    over(agenda, 'a', 12);
    expect(ids(agenda.next(look).start)).toEqual(['b']);
    expect(look).toHaveBeenCalledOnce();
  });
  it('is judged at once where another waits for it', () => {
    const agenda = agendaOf([always('a', 20), decides('b', 20), always('c', 20, ['b'])]);
    const look = () => ({ decides: () => 0, isIdle: (id: ProbeId) => (id as string) === 'b' });
    expect(ids(agenda.next(look).idle)).toEqual(['b']);
  });
});

/** Probes each of which may need some before it; what always runs fits into the limit. */
const someProbes = fc
  .array(
    fc.record({
      kind: fc.constantFrom('always', 'if-it-decides', 'on-request'),
      cost: fc.nat(20),
      used: fc.nat(20),
      needs: fc.array(fc.nat(), { maxLength: 3 }),
      decides: fc.nat(5),
      idle: fc.boolean(),
      frugal: fc.boolean(),
      hasty: fc.option(fc.nat(4), { nil: null }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ kind, cost, used, needs, frugal, hasty, ...outlook }, at) => ({
      ...outlook,
      used: Math.min(used, cost),
      probe: madeProbe({
        id: `p${at}`,
        connections: cost,
        needs: at === 0 ? [] : [...new Set(needs.map((need) => `p${need % at}`))],
        run: never,
        ...(kind === 'always' ? {} : { runs: { how: kind as 'if-it-decides', when: 'x' } }),
        ...(frugal ? { least: 1 } : {}),
        ...(hasty === null || kind !== 'always'
          ? {}
          : {
              early: {
                without: () => [`p${(needs[0] ?? 0) % Math.max(1, at)}`] as unknown as ProbeId[],
                extra: hasty,
              },
            }),
      }),
    })),
  );

describe('an agenda of any probes, whatever each of them uses and whichever ends first', () => {
  it('brings each to its end, and never promises more connections than there are', () => {
    fc.assert(
      fc.property(
        someProbes,
        fc.nat(60),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (drawn, spare, one, picks) => {
          const cost = (probe: AnyProbe): number => probe.budget.connections;
          const of = (id: string) => drawn.find(({ probe }) => probe.id === id);
          const look = () => ({
            decides: (id: ProbeId) => of(id)?.decides ?? 0,
            isIdle: (id: ProbeId) => of(id)?.idle === true,
          });
          const fixed = drawn
            .filter(({ probe }) => !probe.runs)
            .reduce((sum, { probe }) => sum + cost(probe), 0);
          const limit = fixed + spare;
          const agenda = agendaOf(
            drawn.map(({ probe }) => probe),
            limit,
            one,
          );
          const running = new Set<AnyProbe>();
          const done = new Map<string, number>();
          const promised = (): number =>
            [...done.values()].reduce((sum, used) => sum + used, 0) +
            [...running].reduce((sum, probe) => sum + agenda.granted(probe), 0);
          for (let round = 0; round < 100 && done.size < drawn.length; round += 1) {
            const { start, skip, idle } = agenda.next(look);
            for (const probe of start) {
              const without = one ? [] : (probe.early?.without({}) ?? []);
              expect(probe.needs.every((need) => done.has(need) || without.includes(need))).toBe(true);
              running.add(probe);
            }
            expect(promised()).toBeLessThanOrEqual(limit);
            for (const probe of [...skip, ...idle]) {
              expect(probe.runs).toBeDefined();
              expect(done.has(probe.id)).toBe(false);
              done.set(probe.id, 0);
              agenda.over(probe.id, 0);
            }
            const ending = [...running][(picks.next().value as number) % Math.max(1, running.size)];
            if (skip.length + idle.length > 0 || ending === undefined) continue;
            running.delete(ending);
            const used = Math.min(of(ending.id)?.used ?? 0, agenda.granted(ending));
            done.set(ending.id, used);
            agenda.over(ending.id, used);
          }
          expect(done.size).toBe(drawn.length);
        },
      ),
      { numRuns: 400, seed: 20261121 },
    );
  });
});

describe('an agenda that looks ahead', () => {
  const looking =
    (decides: Record<string, number>, idle: string[] = []) =>
    () => ({
      decides: (id: ProbeId) => decides[id] ?? 0,
      isIdle: (id: ProbeId) => idle.includes(id),
    });

  it('asks first what decides most open causes with the fewest connections', () => {
    const agenda = agendaOf([decides('a', 10), decides('b', 10), decides('c', 5), decides('d', 30)], 20);
    expect(ids(agenda.next(looking({ b: 2, c: 2, d: 5 })).start)).toEqual(['c', 'b']);
  });
  it('keeps the order of the registry among those that decide as much', () => {
    const agenda = agendaOf([decides('a', 10), decides('b', 10)], 10);
    expect(ids(agenda.next(looking({ a: 1, b: 1 })).start)).toEqual(['a']);
  });
  it('still asks before all others what the person asked for', () => {
    const agenda = agendaOf([decides('a', 30), wished('b', 30)]);
    expect(ids(agenda.next(looking({ a: 9 })).start)).toEqual(['b']);
  });
  it('asks what serves another probe before that one, whatever that one decides', () => {
    const agenda = agendaOf([decides('a', 10), decides('b', 5, ['a'])], 10);
    expect(ids(agenda.next(looking({ b: 9 })).start)).toEqual(['a']);
  });
  it('leaves out what can decide nothing any more, without a connection', () => {
    const agenda = agendaOf([decides('a', 10), decides('b', 5)]);
    expect(agenda.next(looking({}, ['a']))).toMatchObject({ start: [], idle: [{ id: 'a' }] });
    over(agenda, 'a', 0);
    expect(ids(agenda.next(looking({}, ['a'])).start)).toEqual(['b']);
  });
  it('never leaves out what always runs, what was asked for, nor anything where every list was', () => {
    const all = { ...USUAL_OPTIONS, depth: 'all' as const };
    const probes = [always('a', 1), wished('b', 1), decides('c', 1)];
    const agenda = createAgenda(probes, { options: all, connections: 40, oneByOne: false });
    const { start, idle } = agenda.next(looking({}, ['a', 'b', 'c']));
    expect([ids(start), idle]).toEqual([['a', 'b', 'c'], []]);
  });
});

describe('a probe that takes less than its budget', () => {
  const frugal = madeProbe({
    ...{ id: 'f', connections: 14, least: 4, run: never },
    ...{ runs: { how: 'if-it-decides', when: 'x' } },
  });
  it('begins with what is left once nothing runs that could give connections back', () => {
    const agenda = agendaOf([always('a', 34), frugal]);
    agenda.next();
    expect(ids(agenda.next().start)).toEqual([]);
    over(agenda, 'a', 34);
    expect(ids(agenda.next().start)).toEqual(['f']);
    expect(agenda.granted(frugal)).toBe(6);
  });
  it('gets its whole budget where that fits', () => {
    const agenda = agendaOf([frugal]);
    agenda.next();
    expect(agenda.granted(frugal)).toBe(14);
  });
  it('is left out when even its least does not fit', () => {
    const agenda = agendaOf([always('a', 37), frugal]);
    agenda.next();
    over(agenda, 'a', 37);
    expect(ids(agenda.next().skip)).toEqual(['f']);
  });
});
