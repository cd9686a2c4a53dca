import { overdueAt } from '../../calendar/due-date.js';
import { dateOf, type Instant } from '../../calendar/instant.js';
import { formatDate } from '../../calendar/plain-date.js';
import type { CascadeTemplate } from '../../template/cascade-template.js';
import { owedLine, type ScheduleLine } from '../../template/schedule.js';
import { requireReason } from '../../unit-plan/refusals.js';
import type { Cascade, CascadeCommand, CascadeEvent, LineChange } from '../cascade.js';
import { checkDocument, printedNumber } from '../issued-document.js';
import { requireFewLines, requireFewShares, requireReachable } from '../members.js';
import { cascadeNotFound, refuse } from '../refuse.js';
import { isRolledUp } from '../roll-up.js';
import { requireIssuer, requireSameTemplate } from '../tiers.js';
import { amendedSchedule, changedLines, changesOf, endText, needsChoice } from './line-changes.js';
import { type AmendmentProposal, proposeAmendment } from './proposal.js';

type Amend = CascadeCommand & { type: 'AmendCascade' };

/** Only a cascade that runs is amended. @throws RuleViolation `CASCADE.NOT_FOUND`, `CASCADE.NOT_ISSUED`, `CASCADE.FINISHED` */
export const requireRunning = (cascade: Cascade): void => {
  const about = { field: 'cascadeId', value: cascade.cascadeId };
  if (cascade.status === 'absent') cascadeNotFound();
  if (cascade.status === 'draft') {
    const mend = 'Sửa mẫu rồi gắn bản mới cho bản dự thảo; chỉ văn bản đã ban hành mới cần bản điều chỉnh.';
    refuse('CASCADE.NOT_ISSUED', { ...about, reason: 'Văn bản chưa ban hành.', mend });
  }
  if (isRolledUp(cascade)) {
    const mend = 'Lập một đợt triển khai mới.';
    refuse('CASCADE.FINISHED', {
      ...about,
      reason: 'Đợt triển khai đã tổng hợp xong, không còn gì để điều chỉnh.',
      mend,
    });
  }
};

const checkAct = (cascade: Cascade, { document, template, next }: Amend, now: Instant): void => {
  checkDocument(document.number, 'documentNumber', document.issuedOn, now);
  requireReason(document.reason, 'Chưa có lý do điều chỉnh.');
  const first = cascade.document?.issuedOn;
  if (first && document.issuedOn < first) {
    refuse('DOCUMENT.DATE_BEFORE_ISSUE', {
      field: 'issuedOn',
      value: formatDate(document.issuedOn),
      reason: `Ngày của bản điều chỉnh nằm trước ngày ban hành văn bản (${formatDate(first)}).`,
      mend: `Nhập ngày từ ${formatDate(first)} trở đi.`,
    });
  }
  requireSameTemplate(cascade, template.id);
  requireIssuer(cascade.parent?.unitId, next.template);
};

const requireChoices = (proposal: AmendmentProposal, { choices }: Amend): void => {
  const open = changedLines(proposal).filter((pair) => needsChoice(pair) && !Object.hasOwn(choices, pair.lineId));
  if (open.length === 0) return;
  refuse('AMENDMENT.CHOICE_MISSING', {
    field: 'choices',
    value: open.map(({ lineId }) => lineId).join(', '),
    reason: `Chưa chọn giữ hạn cũ hay tính lại cho: ${open.map(({ next }) => next?.title).join('; ')}.`,
    mend: 'Chọn “giữ hạn cũ” hoặc “tính lại” cho từng nghĩa vụ có hạn thay đổi.',
  });
};

const isPullForward = ({ kind, before, after }: LineChange, now: Instant): boolean =>
  kind === 'moved' &&
  after !== null &&
  overdueAt(after) <= now &&
  (before === null || overdueAt(after) < overdueAt(before));

/** A date may come earlier, but never so that somebody is late on the spot. */
const requireDatesAhead = (changes: readonly LineChange[], schedule: readonly ScheduleLine[], now: Instant): void => {
  const past = changes.filter((change) => isPullForward(change, now));
  if (past.length === 0) return;
  const titles = new Map(schedule.map(({ lineId, title }) => [lineId, title]));
  refuse('AMENDMENT.DATE_PAST', {
    field: `choices.${past[0]?.lineId}`,
    value: past.map(({ after }) => endText(after)).join('; '),
    reason: `Hạn mới đã qua tại ngày điều chỉnh: ${past.map(({ lineId }) => titles.get(lineId)).join('; ')}.`,
    mend: `Giữ hạn cũ, hoặc ấn định hạn từ ${formatDate(dateOf(now))} trở đi.`,
  });
};

const datesText = (schedule: readonly ScheduleLine[]): string =>
  schedule
    .map((line) => {
      const { lineId, due } = owedLine(line);
      return [
        lineId,
        due?.lastSafeDay,
        due?.lastWorkingDay,
        due?.named,
        due?.hour,
        line.rollUpAt,
        line.dataCutOff,
      ].join();
    })
    .sort()
    .join('\n');

/** Who owes what, how it is chased, approved and scored: all but the dates, which the calendar moves too. */
const bodyText = ({ version: _, ...body }: CascadeTemplate): string => JSON.stringify(body);

type Outcome = { proposal: AmendmentProposal; schedule: readonly ScheduleLine[]; changes: readonly LineChange[] };

const requireEffect = (before: CascadeTemplate, { next }: Amend, outcome: Outcome): void => {
  const { proposal, schedule, changes } = outcome;
  const same =
    changes.every(({ kind }) => kind === 'kept') &&
    datesText(proposal.current) === datesText(schedule) &&
    bodyText(before) === bodyText(next.template);
  if (!same) return;
  refuse('AMENDMENT.NOTHING', {
    field: 'template',
    value: `${next.template.id}, bản ${next.template.version}`,
    reason: 'Bản điều chỉnh này không thay đổi gì: không hạn nào dời, không nghĩa vụ hay đơn vị nào thêm bớt.',
    mend: 'Chọn bản mẫu hoặc bản lịch khác, hoặc tính lại ít nhất một hạn.',
  });
};

/**
 * A numbered change of a running cascade (bản điều chỉnh).
 * @throws RuleViolation `AMENDMENT.*`, `CASCADE.*`, `DOCUMENT.*`, `REASON.MISSING`, `UNIT.NO_CONTACT`
 */
export const amendCascadeBy = (
  cascade: Cascade,
  command: Amend,
  before: CascadeTemplate,
  now: Instant,
): CascadeEvent[] => {
  requireRunning(cascade);
  checkAct(cascade, command, now);
  const { template, calendar, choices, units } = command;
  requireFewLines(command.schedule);
  const number = printedNumber(command.document.number, command.document.sign);
  const document = { ...command.document, number, reason: command.document.reason.trim() };
  const proposal = proposeAmendment(cascade, before, { ...command, on: document.issuedOn });
  requireChoices(proposal, command);
  const amendment = cascade.amendments + 1;
  const schedule = amendedSchedule(proposal, { amendment, document, choices });
  const changes = changesOf(changedLines(proposal), { choices });
  requireEffect(before, command, { proposal, schedule, changes });
  requireDatesAhead(changes, schedule, now);
  requireFewShares(proposal.members);
  requireReachable(new Set(proposal.newUnits), units, dateOf(now));
  const { members } = proposal;
  const data = { amendment, document, template, calendar, schedule, changes, members };
  return [{ type: 'CascadeAmended', at: now, data }];
};
