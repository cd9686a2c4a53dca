import { formatDate } from '../calendar/plain-date.js';
import {
  type CommandOf,
  holdingOf,
  overlap,
  postOf,
  requirePerson,
  requireSpan,
  spanText,
  type Units,
} from './decide-post.js';
import type { OrganisationFact } from './decide-unit.js';
import { refuse, unitIn } from './refuse.js';

export const recordAbsence = (
  units: Units,
  { unitId, kind, absence }: CommandOf<'RecordAbsence'>,
): OrganisationFact[] => {
  const unit = unitIn(units, unitId);
  const post = postOf(unit, kind);
  const holding = holdingOf(post, absence.holdingId);
  requirePerson('standIn.', absence.standIn);
  requireSpan(absence, unit);
  if (absence.standIn.username !== null && absence.standIn.username === holding.username) {
    refuse(
      'ABSENCE.STAND_IN_INVALID',
      'standIn',
      absence.standIn.name,
      'Người làm thay là chính người vắng.',
      'Chọn một người khác.',
    );
  }
  if (absence.from < holding.from || (holding.to !== null && absence.to > holding.to)) {
    refuse(
      'POST.DATES_INVALID',
      'from',
      formatDate(absence.from),
      `${holding.name} giữ vị trí ${spanText(holding)}.`,
      'Chọn ngày vắng trong thời gian đó.',
    );
  }
  const known = post.absences?.find((one) => one.holdingId === absence.holdingId && overlap(one, absence));
  if (known) {
    refuse(
      'ABSENCE.OVERLAPS',
      'from',
      formatDate(absence.from),
      `Đã ghi vắng mặt ${spanText(known)}.`,
      'Kết thúc lần vắng đó trước, hoặc chọn ngày khác.',
    );
  }
  return [{ type: 'AbsenceRecorded', data: { unitId, kind, absence } }];
};

export const endAbsence = (units: Units, command: CommandOf<'EndAbsence'>): OrganisationFact[] => {
  const { unitId, kind, absenceId, lastDay, reason } = command;
  const post = postOf(unitIn(units, unitId), kind);
  const absence = post.absences?.find((one) => one.absenceId === absenceId);
  if (!absence) {
    return refuse(
      'ABSENCE.NOT_FOUND',
      'absenceId',
      absenceId,
      'Không có lần vắng này.',
      'Tải lại đơn vị rồi chọn trong danh sách.',
    );
  }
  if (lastDay >= absence.to) {
    refuse(
      'POST.DATES_INVALID',
      'lastDay',
      formatDate(lastDay),
      `Lần vắng đã kết thúc ngày ${formatDate(absence.to)}.`,
      'Chọn một ngày trước đó.',
    );
  }
  return [{ type: 'AbsenceEnded', data: { unitId, kind, absenceId, lastDay, reason: reason.trim() } }];
};
