import {
  type DeskFilter,
  type DeskGrouping,
  deskFilterSchema,
  roleLabels,
  type SavedView,
  type SharedWith,
} from '@dondoc/contracts';
import { clockOf, dateOf, formatDate, type Instant, RuleViolation } from '@dondoc/domain';
import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '../read-only.js';
import type { SavedViewRow } from './saved-view.entity.js';

/** Whose views, and through which role and unit the views of others are seen. */
export type ViewOwner = { username: string; name: string; role: string; unitId: string };
type Saved = { name: string; filter: DeskFilter; groupBy: DeskGrouping | null; shared: SharedWith };

/** Nobody finds their way among more. */
const MOST_VIEWS = 100;

const COLUMNS = `view_id AS "viewId", owner, owner_name AS "ownerName", name, filter, group_by AS "groupBy", shared,
  changed_at AS "changedAt", revision`;
const SEEN = `(owner = $1 OR (shared->>'kind' = 'role' AND shared->>'role' = $2)
  OR (shared->>'kind' = 'unit' AND shared->>'unitId' = $3))`;
// A view that is there is written over only by its owner, and only as they have seen it ($9; null: whatever is there).
const SAVE = `
  INSERT INTO saved_views (view_id, owner, owner_name, name, filter, group_by, shared, created_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
  ON CONFLICT (view_id) DO UPDATE SET name = EXCLUDED.name, filter = EXCLUDED.filter, group_by = EXCLUDED.group_by,
    shared = EXCLUDED.shared, changed_at = EXCLUDED.changed_at, revision = saved_views.revision + 1
  WHERE saved_views.owner = EXCLUDED.owner AND ($9::integer IS NULL OR saved_views.revision = $9)
  RETURNING revision`;

const refuse = (
  code: `VIEW.${'NOT_FOUND' | 'NAME_TAKEN' | 'NOT_OWNER' | 'TOO_MANY' | 'STALE'}`,
  field: string,
  value: string,
  reason: string,
  mend: string,
): never => {
  throw new RuleViolation(code, { field, value, reason, mend });
};

const sharedLabel = (shared: SharedWith, unitName: string | null): string => {
  switch (shared.kind) {
    case 'private':
      return 'Chỉ mình tôi';
    case 'role':
      return `Vai trò ${roleLabels[shared.role]}`;
    case 'unit':
      return `Đơn vị ${unitName ?? shared.unitId}`;
  }
};

/** Saved views of the desk: a name for a filter, for oneself, a role or a unit. What it shows is the reader's own scope. */
export class SavedViews {
  constructor(private readonly reader: Reader) {}

  /** Own views and those that are shared with one, own ones first, by name. */
  async list(asker: ViewOwner): Promise<SavedView[]> {
    const sql = `SELECT ${COLUMNS} FROM saved_views WHERE ${SEEN} ORDER BY owner <> $1, name, view_id`;
    const { rows } = await this.reader.query<SavedViewRow>(sql, [asker.username, asker.role, asker.unitId]);
    return Promise.all(rows.map((row) => this.view(row, asker)));
  }

  /** @throws RuleViolation `VIEW.NOT_FOUND` also for one that is not shared with the asker */
  async get(viewId: string, asker: ViewOwner): Promise<SavedView> {
    return this.view(await this.row(viewId, asker), asker);
  }

  /** @throws RuleViolation `VIEW.NAME_TAKEN`, `VIEW.TOO_MANY`, `UNIT.NOT_FOUND` */
  async create(viewId: string, saved: Saved, asker: ViewOwner, now: Instant): Promise<SavedView> {
    const sql = 'SELECT count(*)::integer AS count FROM saved_views WHERE owner = $1 AND view_id <> $2';
    const { rows } = await this.reader.query<{ count: number }>(sql, [asker.username, viewId]);
    if ((rows[0]?.count ?? 0) >= MOST_VIEWS) {
      refuse(
        'VIEW.TOO_MANY',
        'name',
        saved.name,
        `Anh/chị đã lưu ${MOST_VIEWS} cách xem.`,
        'Xóa bớt cách xem không còn dùng.',
      );
    }
    return this.save(viewId, saved, asker, now);
  }

  /**
   * @param revision the one that was read; undefined: whatever is there is written over
   * @throws RuleViolation `VIEW.NOT_FOUND`, `VIEW.NOT_OWNER`, `VIEW.STALE`, `VIEW.NAME_TAKEN`, `UNIT.NOT_FOUND`
   */
  async change(
    viewId: string,
    { revision, ...saved }: Saved & { revision?: number | undefined },
    asker: ViewOwner,
    now: Instant,
  ): Promise<SavedView> {
    await this.requireOwn(viewId, asker);
    return this.save(viewId, saved, asker, now, revision);
  }

  /** @throws RuleViolation `VIEW.NOT_FOUND`, `VIEW.NOT_OWNER` */
  async remove(viewId: string, asker: ViewOwner): Promise<void> {
    await this.requireOwn(viewId, asker);
    await this.reader.query('DELETE FROM saved_views WHERE view_id = $1 AND owner = $2', [viewId, asker.username]);
  }

  private async save(
    viewId: string,
    saved: Saved,
    asker: ViewOwner,
    now: Instant,
    revision: number | null = null,
  ): Promise<SavedView> {
    const { name, filter, groupBy, shared } = saved;
    if (shared.kind === 'unit') await this.requireUnit(shared.unitId);
    const json = [JSON.stringify(filter), groupBy, JSON.stringify(shared)];
    try {
      const values = [viewId, asker.username, asker.name, name, ...json, now, revision];
      const { rows } = await this.reader.query(SAVE, values);
      if (rows.length === 0) return await this.sameOrStale(viewId, saved, asker);
    } catch (error) {
      if (!isNameTaken(error)) throw error;
      refuse(
        'VIEW.NAME_TAKEN',
        'name',
        name,
        'Anh/chị đã có một cách xem với tên này.',
        'Đặt tên khác, hoặc sửa cách xem đã có.',
      );
    }
    return this.get(viewId, asker);
  }

  /** What was sent again because its answer was lost is there already. */
  private async sameOrStale(viewId: string, saved: Saved, asker: ViewOwner): Promise<SavedView> {
    const row = await this.row(viewId, asker);
    const { ownerName, changedAt, revision, name, groupBy, shared } = row;
    if (isDeepStrictEqual({ name, groupBy, shared, filter: readFilter(row.filter) }, saved)) {
      return this.view(row, asker);
    }
    const at = changedAt as Instant;
    return refuse(
      'VIEW.STALE',
      'revision',
      String(revision),
      `${ownerName} đã sửa cách xem này ở nơi khác lúc ${clockOf(at)} ngày ${formatDate(dateOf(at))}.`,
      'Mở lại cách xem để thấy bản mới rồi lưu tiếp.',
    );
  }

  private async row(viewId: string, asker: ViewOwner): Promise<SavedViewRow> {
    const sql = `SELECT ${COLUMNS} FROM saved_views WHERE ${SEEN} AND view_id = $4`;
    const values = [asker.username, asker.role, asker.unitId, viewId];
    const { rows } = await this.reader.query<SavedViewRow>(sql, values);
    if (rows[0]) return rows[0];
    return refuse(
      'VIEW.NOT_FOUND',
      'viewId',
      viewId,
      'Không có cách xem này, hoặc nó không được chia sẻ với anh/chị.',
      'Chọn một cách xem trong danh sách.',
    );
  }

  private async requireOwn(viewId: string, asker: ViewOwner): Promise<void> {
    const { owner, ownerName } = await this.row(viewId, asker);
    if (owner === asker.username) return;
    refuse(
      'VIEW.NOT_OWNER',
      'viewId',
      viewId,
      `Cách xem này của ${ownerName}.`,
      'Lưu thành cách xem của mình rồi sửa.',
    );
  }

  private async requireUnit(unitId: string): Promise<void> {
    if ((await this.nameOf(unitId)) !== null) return;
    throw new RuleViolation('UNIT.NOT_FOUND', {
      field: 'shared.unitId',
      value: unitId,
      reason: 'Không có đơn vị này trong danh mục.',
      mend: 'Chọn một đơn vị trong danh mục.',
    });
  }

  private async nameOf(unitId: string): Promise<string | null> {
    const sql = `SELECT body->>'shortName' AS name FROM units WHERE unit_id = $1`;
    return (await this.reader.query<{ name: string }>(sql, [unitId])).rows[0]?.name ?? null;
  }

  private async view(row: SavedViewRow, asker: ViewOwner): Promise<SavedView> {
    const { viewId, name, groupBy, shared, ownerName, changedAt, owner, revision } = row;
    const unitName = shared.kind === 'unit' ? await this.nameOf(shared.unitId) : null;
    return {
      viewId,
      name,
      filter: readFilter(row.filter),
      groupBy,
      shared,
      sharedLabel: sharedLabel(shared, unitName),
      ownerName,
      own: owner === asker.username,
      changedAt,
      revision,
    };
  }
}

const isNameTaken = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  Reflect.get(error, 'code') === '23505' &&
  Reflect.get(error, 'constraint') === 'saved_views_name';

/** A view that was saved before a filter was added gets that filter's default; what is no filter any more shows the default. */
const readFilter = (stored: unknown): SavedView['filter'] => {
  const read = deskFilterSchema.safeParse(stored);
  return read.success ? read.data : deskFilterSchema.parse({});
};
