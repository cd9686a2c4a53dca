import type { MatrixView } from '@dondoc/contracts';
import type { JobRef } from '@dondoc/domain';

/** An obligation of a cascade's matrix, with what people call it and how it stands. */
export type MatrixRef = JobRef & { label: string; unitName: string; status: string; statusLabel: string };

/** All obligations of a matrix. */
export const refsOf = (cascadeId: string, { rows, columns }: MatrixView): MatrixRef[] => {
  const titles = new Map(columns.map(({ lineId, title }) => [lineId, title]));
  return rows.flatMap(({ unit, cells }) =>
    cells.map(({ lineId, status }) => ({
      cascadeId,
      unitId: unit.unitId,
      lineId,
      unitName: unit.name,
      label: `${unit.name} – ${titles.get(lineId) ?? lineId}`,
      status: status.code,
      statusLabel: status.label,
    })),
  );
};
