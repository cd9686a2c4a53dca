import type { Database } from '@dondoc/commands';
import type { LetterPreview, LetterQuestion, LetterRef } from '@dondoc/contracts';
import type { Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { lateAmong, type LateOne, type LeftOut, openIn } from './late-items.js';

/** The late obligations of one cascade that a letter is about, and those that were asked for but are not late. */
export type Selected = { cascadeId: string; late: readonly LateOne[]; leftOut: readonly LeftOut[] };

/** A letter is read by people in a hurry: so many that are left out are named. */
const NAMED_LEFT_OUT = 100;

export const leftOutView = (leftOut: readonly LeftOut[]): LetterPreview['leftOut'] =>
  leftOut.slice(0, NAMED_LEFT_OUT).map(({ unitName, title, reason }) => ({ unitName, title, reason }));

/** Whom a letter is about: of what is asked for, that which is late now. */
@Injectable()
export class LetterSelection {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The late among what is asked for, of one cascade. @throws ApiProblem `LETTER.NOTHING_LATE` */
  async select(
    { refs, cascadeId, lineIds, unitIds }: Pick<LetterQuestion, 'refs' | 'cascadeId' | 'lineIds' | 'unitIds'>,
    now: Instant,
  ): Promise<Selected & { cascades: LetterPreview['cascades'] }> {
    const asked =
      refs.length > 0 || cascadeId === null ? refs : await openIn(this.database, { cascadeId, lineIds, unitIds });
    const { late, leftOut } = await lateAmong(this.database, asked, now);
    const counts = new Map<string, number>();
    for (const one of late) counts.set(one.cascadeId, (counts.get(one.cascadeId) ?? 0) + 1);
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    const chosen = cascadeId ?? most?.[0];
    const own = late.filter((one) => one.cascadeId === chosen);
    if (chosen === undefined || own.length === 0) throw letterProblems.nothingLate(String(asked.length));
    const titles = await this.titlesOf([...counts.keys()]);
    const cascades = [...counts].map(([id, count]) => ({ cascadeId: id, title: titles.get(id) ?? id, count }));
    return { cascadeId: chosen, late: own, leftOut: leftOut.filter((one) => one.cascadeId === chosen), cascades };
  }

  /** Exactly these, all late still and of one cascade. @throws ApiProblem `LETTER.SELECTION_CHANGED`, `LETTER.SEVERAL_DIRECTIVES` */
  async exactly(refs: readonly LetterRef[], now: Instant): Promise<Selected> {
    const cascadeIds = new Set(refs.map(({ cascadeId }) => cascadeId));
    const [cascadeId] = cascadeIds;
    if (cascadeIds.size > 1 || cascadeId === undefined) throw letterProblems.severalDirectives(cascadeIds.size);
    const { late, leftOut } = await lateAmong(this.database, refs, now);
    if (leftOut.length === 0) return { cascadeId, late, leftOut };
    const mend = 'Bỏ nội dung này khỏi công văn.';
    throw letterProblems.selectionChanged(
      leftOut.map(({ unitName, title, reason }) => ({
        field: 'refs',
        value: `${unitName}: ${title}`,
        reason: `${reason}.`,
        mend,
      })),
    );
  }

  private async titlesOf(cascadeIds: readonly string[]): Promise<Map<string, string>> {
    const sql = 'SELECT cascade_id AS id, title FROM cascades WHERE cascade_id = ANY($1)';
    const { rows } = await this.database.pool.query<{ id: string; title: string }>(sql, [cascadeIds]);
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
