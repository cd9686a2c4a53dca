import type { DueFacts } from '@dondoc/domain';
import type { ObligationRow } from './obligation.entities.js';

/** A row of {@link FACT_COLUMNS} as the driver gives it. */
export type StoredFacts = Omit<ObligationRow, 'due' | 'cascadeId' | 'closedAt'> & { dueText: string | null };

/** The same with its date read: equal dates become one object, so that a status is reckoned once for all who share it. */
export type ReadFacts<Row extends StoredFacts> = Omit<Row, 'dueText'> & { due: DueFacts | null };

/** Reads the dates of many rows; thousands of units share a few dates, and each is parsed once. */
export const withDates = <Row extends StoredFacts>(rows: readonly Row[]): ReadFacts<Row>[] => {
  const dates = new Map<string, DueFacts>();
  const dateIn = (text: string | null): DueFacts | null => {
    if (text === null) return null;
    const known = dates.get(text);
    if (known) return known;
    const due = JSON.parse(text) as DueFacts;
    dates.set(text, due);
    return due;
  };
  return rows.map(({ dueText, ...row }) => ({ ...row, due: dateIn(dueText) }));
};

/** Where a unit stands in the cascade's list. */
export type UnitPlace = { unitId: string; position: number };

/**
 * The rows by unit and line: those of the schedule in its order, and the others (explanations) by id. What belongs to no
 * plan of the cascade is left out.
 */
export const inOrder = <Row extends Pick<ObligationRow, 'unitId' | 'lineId'>>(
  rows: readonly Row[],
  plans: readonly UnitPlace[],
  schedule: readonly { lineId: string }[],
): { scheduled: Row[]; others: Row[] } => {
  const units = new Map(plans.map(({ unitId, position }) => [unitId, position]));
  const lines = new Map(schedule.map(({ lineId }, index) => [lineId, index]));
  const placed = rows.flatMap((row) => {
    const unit = units.get(row.unitId);
    return unit === undefined ? [] : [{ row, unit, line: lines.get(row.lineId) ?? -1 }];
  });
  placed.sort((a, b) => a.unit - b.unit || a.line - b.line || (a.row.lineId < b.row.lineId ? -1 : 1));
  return {
    scheduled: placed.filter(({ line }) => line >= 0).map(({ row }) => row),
    others: placed.filter(({ line }) => line < 0).map(({ row }) => row),
  };
};
