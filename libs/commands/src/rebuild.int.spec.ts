import {
  type CascadeEvent,
  evolveCascade,
  evolveUnitPlan,
  type Instant,
  instantOf,
  plainDateOf,
  type UnitPlanEvent,
} from '@dondoc/domain';
import { inTransaction, type RecordedEvent, START_OF_LOG } from '@dondoc/event-store';
import { projectCascade, projectSubmissions, projectUnitPlans } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldCascade, foldUnitPlan, type CascadeChange, type UnitPlanChange } from './change.js';
import { record } from './recorder.js';
import { anOffice, as, handIn, issueIn, type Office } from './testing/an-office.js';

let office: Office;
const ref = (unitId: string, lineId = 'sau-thang.2024') => ({ cascadeId: 'dot-1', unitId, lineId });

/** Some of everything that can happen to a cascade. */
const live = async ({ database }: Office): Promise<void> => {
  const { commands } = database;
  const at = (text: string): Instant => instantOf(`2024-${text}.000Z`);
  await issueIn(database, 'dot-1');
  await commands.declareNotApplicable(
    ref('so-a', 'ra-soat.2024'),
    { reason: 'Vẫn phù hợp' },
    as('declare', at('03-01T02:00:00')),
  );
  await handIn(database, ref('so-b', 'ra-soat.2024'), at('03-12T02:00:00'));
  await handIn(database, ref('so-a'), at('06-12T02:00:00'));
  await commands.returnSubmission(
    ref('so-a'),
    { reason: 'Thiếu biểu', newDate: plainDateOf('2024-06-25') },
    as('back', at('06-13T02:00:00')),
  );
  await handIn(database, ref('so-a'), at('06-24T02:00:00'));
  await commands.acceptSubmission(ref('so-a'), as('accept', at('06-26T02:00:00')));
  await handIn(database, ref('so-b'), at('06-20T02:00:00'));
  for (const unitId of ['so-a', 'so-b', 'so-noi-vu'])
    await commands.advanceUnitPlan('dot-1', unitId, at('07-15T02:00:00'));
  await commands.advanceCascade('dot-1', at('07-15T02:00:00'));
};

beforeAll(async () => {
  office = await anOffice();
  await live(office);
});
afterAll(() => office?.close());

const tables = ['cascades', 'cascade_lines', 'unit_plans', 'obligations', 'submissions', 'notices'];
const snapshot = async ({ database }: Office): Promise<Record<string, unknown[]>> => {
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const { rows } = await database.pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
};

const logOf = async ({ database }: Office): Promise<RecordedEvent[]> =>
  (await database.store.readAll(START_OF_LOG, 10_000)).events;

/** The events of one command after another, in the order in which they were written. */
const commandsIn = (events: readonly RecordedEvent[]): RecordedEvent[][] => {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events)
    groups.set(event.metadata.commandId, [...(groups.get(event.metadata.commandId) ?? []), event]);
  return [...groups.values()];
};
const isOf =
  (prefix: string) =>
  ({ stream }: RecordedEvent): boolean =>
    stream.startsWith(prefix);
const factOf = <Event>({ type, occurredAt, data }: RecordedEvent): Event => ({ type, at: occurredAt, data }) as Event;

/** Replays a log into an empty office, command by command, through the code that wrote it. */
const rebuild = async (from: readonly RecordedEvent[], { database }: Office): Promise<void> => {
  const { policy } = {
    policy: await database.commands.pinned.policy(
      { id: 'mau-thu', version: 1 },
      { id: 'vn-co-quan-nha-nuoc', version: 1 },
    ),
  };
  for (const events of commandsIn(from.filter(({ stream }) => /^(directive|plan):/.test(stream)))) {
    const [first] = events;
    if (!first) continue;
    const plans: UnitPlanChange[] = [];
    for (const stream of new Set(events.filter(isOf('plan:')).map((event) => event.stream))) {
      const { state, version } = foldUnitPlan(await database.store.readStream(stream));
      const own = events.filter((event) => event.stream === stream).map((event) => factOf<UnitPlanEvent>(event));
      plans.push({
        before: state,
        after: own.reduce(evolveUnitPlan, state),
        events: own,
        expectedVersion: version,
        position: plans.length,
      });
    }
    const own = events.filter(isOf('directive:')).map((event) => factOf<CascadeEvent>(event));
    const { state, version } = foldCascade(await database.store.readStream('directive:dot-1'));
    const cascade: CascadeChange = {
      before: state,
      after: own.reduce(evolveCascade, state),
      events: own,
      expectedVersion: version,
    };
    const result = {
      cascadeId: 'dot-1',
      unitId: null,
      lineId: null,
      submissionId: null,
      recordedAt: instantOf(first.recordedAt),
    };
    const context = as(first.metadata.commandId, instantOf(first.recordedAt), first.metadata.actor);
    await record(database.store, {
      context,
      request: {},
      result,
      policy,
      ...(own.length > 0 ? { cascade } : {}),
      plans,
      outbox: [],
    });
  }
};

describe('the read models', () => {
  it('hold something of everything, so that the comparisons below mean something', async () => {
    const found = await snapshot(office);
    for (const table of tables) expect(found[table], table).not.toHaveLength(0);
    expect(await office.database.queries.listRollUps('dot-1')).toHaveLength(2);
  });

  it('rebuilt from the log into empty tables are equal to the live ones', async () => {
    const fresh = await anOffice();
    try {
      await rebuild(await logOf(office), fresh);
      expect(await snapshot(fresh)).toEqual(await snapshot(office));
    } finally {
      await fresh.close();
    }
  });

  it('projected twice are the same as projected once', async () => {
    const before = await snapshot(office);
    const { store, pool, commands } = office.database;
    const policy = await commands.pinned.policyOf('dot-1');
    const cascadeHistory = await store.readStream('directive:dot-1');
    await inTransaction(pool, async (tx) => {
      await projectCascade(
        tx,
        foldCascade(cascadeHistory).state,
        cascadeHistory.map((event) => factOf<CascadeEvent>(event)),
      );
      for (const unitId of ['so-a', 'so-b', 'so-noi-vu']) {
        const history = await store.readStream(`plan:dot-1:${unitId}`);
        const plan = foldUnitPlan(history).state;
        await projectUnitPlans(tx, [{ plan, policy, touched: Object.keys(plan.obligations), position: 99 }]);
        const received = history.flatMap((event) => {
          const fact = factOf<UnitPlanEvent>(event);
          return fact.type === 'SubmissionReceived'
            ? [{ cascadeId: 'dot-1', unitId, actor: event.metadata.actor, event: fact }]
            : [];
        });
        await projectSubmissions(tx, received);
      }
    });
    expect(await snapshot(office)).toEqual(before);
  });

  it('count as unsettled exactly what the log says is still to be handed in', async () => {
    const { rows } = await office.database.pool.query(
      `SELECT l.line_id, l.open_count, count(*) FILTER (WHERE o.work IN ('open', 'returned'))::integer AS counted
       FROM cascade_lines l JOIN obligations o USING (cascade_id, line_id) GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { line_id: 'bao-cao.2024', open_count: 3, counted: 3 },
      { line_id: 'ra-soat.2024', open_count: 0, counted: 0 },
      { line_id: 'sau-thang.2024', open_count: 1, counted: 1 },
    ]);
  });
});

describe('the answers about a lived cascade', () => {
  const now = instantOf('2024-07-15T02:00:00.000Z');

  it('add up: the totals of the matrix are the number of its cells', async () => {
    const matrix = await office.database.queries.getMatrix('dot-1', now);
    const cells = matrix.rows.flatMap((row) => row.cells);
    expect(Object.values(matrix.totals).reduce((sum, one) => sum + one, 0)).toBe(cells.length);
    expect(cells).toHaveLength(9);
    expect(matrix.sentence).toBe(
      '3/4 nghĩa vụ đến hạn đã nộp, trong đó 1 nộp muộn; 1 quá hạn; 3 chưa đến hạn; 2 không áp dụng (không tính).',
    );
  });

  it('tell the story of one obligation from its opening to its acceptance', async () => {
    const viewer = { role: 'office' as const, unitId: 'van-phong' };
    const view = await office.database.queries.getObligation(ref('so-a'), viewer, now);
    expect(view.status).toMatchObject({ code: 'done_on_time' });
    expect(view.timeline.map(({ text }) => text)).toEqual([
      'Giao nghĩa vụ cho đơn vị, hạn nộp hết thứ Sáu, 14/06/2024',
      // Nobody was awake in this story: what time had done is on record all the same, and was told to nobody.
      'Nhắc trước hạn 15 ngày làm việc (không gửi: đã có lần nhắc mới hơn hoặc đã nộp)',
      'Nhắc trước hạn 5 ngày làm việc (không gửi: đã có lần nhắc mới hơn hoặc đã nộp)',
      'Nhận văn bản số 45/BC-SNV ký 02/01/2024',
      'Trả lại để bổ sung, hạn mới hết thứ Ba, 25/06/2024. Lý do: Thiếu biểu',
      'Nhắc trước hạn 5 ngày làm việc (không gửi: đã có lần nhắc mới hơn hoặc đã nộp)',
      'Nhắc trước hạn: ngày làm việc cuối cùng trước hạn (không gửi: đã có lần nhắc mới hơn hoặc đã nộp)',
      'Nhận văn bản số 45/BC-SNV ký 02/01/2024, bản 2',
      'Duyệt bài nộp',
    ]);
    expect(view.upcoming).toEqual([]);
    expect(view.submissions.map(({ version }) => version)).toEqual([2, 1]);
    const offered = Object.entries(view.may).flatMap(([act, may]) => (may ? [act] : []));
    expect(offered.sort()).toEqual(['askExplanation', 'reopen']);
  });

  it('list what a unit owes, the overdue first', async () => {
    const { items } = await office.database.queries.getDueList('so-noi-vu', now);
    expect(items.map(({ line, status }) => `${line.lineId} ${status.code}`)).toEqual([
      'sau-thang.2024 overdue',
      'bao-cao.2024 not_due',
      'ra-soat.2024 exempt',
    ]);
  });
});
