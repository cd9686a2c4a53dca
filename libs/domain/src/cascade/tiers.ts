import type { Instant } from '../calendar/instant.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import type { Cascade, CascadeCommand, CascadeEvent, CascadeLine, LowerTierResult, ParentFacts } from './cascade.js';
import { refuse } from './refuse.js';

/** The unit that carries out the parent issues the child itself. @throws RuleViolation `CASCADE.ISSUER_MISMATCH` */
export const requireIssuer = (parentUnit: string | undefined, { issuer }: Pick<CascadeTemplate, 'issuer'>): void => {
  if (parentUnit === undefined || parentUnit === issuer) return;
  refuse('CASCADE.ISSUER_MISMATCH', {
    field: 'template',
    value: issuer,
    reason: `Mẫu này do ${issuer} ban hành, không phải đơn vị đang thực hiện kế hoạch cấp trên (${parentUnit}).`,
    mend: 'Chọn mẫu có cơ quan ban hành là chính đơn vị đó.',
  });
};

/** Other versions of its own template only. @throws RuleViolation `CASCADE.OTHER_TEMPLATE` */
export const requireSameTemplate = (cascade: Cascade, templateId: string): void => {
  if (cascade.template.id === templateId) return;
  refuse('CASCADE.OTHER_TEMPLATE', {
    field: 'template',
    value: templateId,
    reason: `Đợt triển khai này theo mẫu ${cascade.template.id}.`,
    mend: 'Chọn một bản khác của chính mẫu đó.',
  });
};

const requireOtherThanAncestors = (cascadeId: string, parent: ParentFacts, template: CascadeTemplate): void => {
  const same = parent.ancestors.find(
    (one) => one.cascadeId === cascadeId || (one.templateId === template.id && one.issuer === template.issuer),
  );
  if (!same && parent.cascadeId !== cascadeId) return;
  refuse('CASCADE.OWN_ANCESTOR', {
    field: 'parent',
    value: same?.cascadeId ?? parent.cascadeId,
    reason: 'Đợt triển khai này sẽ là cấp trên của chính nó.',
    mend: 'Chọn kế hoạch cấp trên khác, hoặc mẫu khác cho cấp dưới.',
  });
};

/** A child cascade carries out a plan that runs, of its own issuer, and is not above itself. @throws RuleViolation `CASCADE.*` */
export const checkParent = (cascadeId: string, parent: ParentFacts, template: CascadeTemplate): void => {
  requireOtherThanAncestors(cascadeId, parent, template);
  const { status, finished, member, unitId } = parent;
  const about = { field: 'parent', value: parent.cascadeId };
  if (status !== 'issued') {
    const reason = status === 'absent' ? 'Không có đợt triển khai cấp trên này.' : 'Đợt cấp trên chưa ban hành.';
    refuse('CASCADE.PARENT_NOT_ISSUED', { ...about, reason, mend: 'Chọn một đợt cấp trên đã ban hành.' });
  }
  if (finished) {
    const mend = 'Chọn một đợt cấp trên còn đang thực hiện, hoặc lập đợt độc lập.';
    refuse('CASCADE.PARENT_FINISHED', { ...about, reason: 'Đợt cấp trên đã tổng hợp xong.', mend });
  }
  if (!member) {
    const mend = 'Chọn đúng đơn vị được giao trong đợt cấp trên.';
    refuse('CASCADE.NOT_A_MEMBER', {
      field: 'parent',
      value: unitId,
      reason: 'Đơn vị không được giao gì ở đợt cấp trên.',
      mend,
    });
  }
  requireIssuer(unitId, template);
};

const periodOf = (lineId: string): string | null =>
  lineId.includes('.') ? lineId.slice(lineId.lastIndexOf('.') + 1) : null;

/** The line that a child's line feeds: of the same period, or else the only one of that obligation. */
const fedLine = ({ lines }: Cascade, obligation: string, fromLine: string): CascadeLine | undefined => {
  const same = lines.filter(({ key }) => key === obligation);
  const period = periodOf(fromLine);
  const matching = period === null ? undefined : same.find(({ lineId }) => lineId === `${obligation}.${period}`);
  return matching ?? (same.length === 1 ? same[0] : undefined);
};

const isOwedBy = ({ members }: Cascade, unitId: string, lineId: string): boolean =>
  members.some((member) => member.unitId === unitId && member.lineIds.includes(lineId));

/** JSON with its keys in order: results that have been through the log compare as they are. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const isSameSource = (a: LowerTierResult, b: LowerTierResult): boolean =>
  a.lineId === b.lineId && a.fromCascade === b.fromCascade && a.fromLine === b.fromLine;

/** A child's result comes in; what feeds nothing here, or came already, is not recorded. */
export const recordLowerTier = (
  cascade: Cascade,
  command: CascadeCommand & { type: 'RecordLowerTier' },
  now: Instant,
): CascadeEvent[] => {
  const { unitId, obligation, fromCascade, fromLine, tally } = command;
  const line = cascade.status === 'issued' ? fedLine(cascade, obligation, fromLine) : undefined;
  if (!line || !isOwedBy(cascade, unitId, line.lineId)) return [];
  const result: LowerTierResult = { unitId, lineId: line.lineId, fromCascade, fromLine, tally };
  const known = cascade.lowerTiers.find((one) => isSameSource(one, result));
  if (known && canonical(known) === canonical(result)) return [];
  return [{ type: 'LowerTierRolledUp', at: now, data: result }];
};
