import type { AmendmentPreview } from '@dondoc/contracts';
import type { AmendmentPreview as Preview, OrgUnit } from '@dondoc/domain';

type Setting = Pick<AmendmentPreview, 'amendment' | 'versions'> & { units: readonly OrgUnit[] };

/** Who would gain and who would lose days, as it travels; units by their names. */
export const previewView = (preview: Preview, { amendment, versions, units }: Setting): AmendmentPreview => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    amendment,
    versions,
    changes: preview.changes.map(({ before, after, openUnits, settledUnits, ...change }) => ({
      lineId: change.lineId,
      title: change.title,
      kind: change.kind,
      before: before?.lastSafeDay ?? null,
      after: after?.lastSafeDay ?? null,
      workingDays: change.workingDays,
      openUnits: openUnits.length,
      settledUnits: settledUnits.length,
      text: change.text,
    })),
    sentence: preview.sentence,
    newUnits: preview.newUnits.map((unitId) => names.get(unitId) ?? unitId),
  };
};
