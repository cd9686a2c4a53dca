import {
  type Act,
  addDays,
  type Behaviour,
  dateOf,
  type Instant,
  instantAt,
  type PlainDate,
  type ScheduleLine,
  type SubmissionContent,
  type WorkingCalendar,
} from '@dondoc/domain';
import { createHash } from 'node:crypto';

/** How units of a sample behave: most in good time, some late, one never. The same unit and line: the same, always. */
export type Character = 'punctual' | 'late' | 'silent';

/** A number in 0 … 1 that depends on the words alone: chance without chance. */
export const shareOf = (...words: string[]): number =>
  createHash('sha256').update(words.join('/')).digest().readUInt32BE(0) / 0xffff_ffff;

const LATE_SHARE = 0.16;
/** One body that never reports, so that every rung of the ladder can be seen. */
const SILENT_UNITS = new Set(['ban-quan-ly-cac-khu-cong-nghiep']);

export const characterOf = (unitId: string, lineId: string): Character => {
  if (SILENT_UNITS.has(unitId)) return 'silent';
  return shareOf('late', unitId, lineId) < LATE_SHARE ? 'late' : 'punctual';
};

/** A day in office hours, seconds spread so that no two reports fall together. */
const officeHour = (date: PlainDate, unitId: string): Instant => {
  const minute = 8 * 60 + Math.floor(shareOf('hour', unitId, date) * 8 * 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return instantAt(date, `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
};

/** The day on which the unit hands the line in; null: never. */
export const handInDay = (unitId: string, line: ScheduleLine, calendar: WorkingCalendar): PlainDate | null => {
  if (line.due === null) return null;
  const { lastWorkingDay, overdueFrom } = line.due;
  switch (characterOf(unitId, line.lineId)) {
    case 'silent':
      return null;
    case 'late':
      return calendar.addWorkingDays(overdueFrom, Math.floor(shareOf('days', unitId, line.lineId) * 12) + 1);
    case 'punctual':
      return calendar.addWorkingDays(lastWorkingDay, -Math.floor(shareOf('days', unitId, line.lineId) * 9));
  }
};

const documentKind: Record<string, string> = { 'ke-hoach': 'KH', 'bao-cao': 'BC', 'ra-soat': 'QC', 'tieu-chi': 'QĐ' };

/** What a sample unit hands in. `files` is the sample's own scanned page. */
export const sampleContent = (
  unitId: string,
  line: ScheduleLine,
  signedOn: PlainDate,
  files: SubmissionContent['files'],
): SubmissionContent => {
  const kind = documentKind[line.key.split('-').slice(0, 2).join('-')] ?? 'BC';
  const number = Math.floor(shareOf('number', unitId, line.lineId) * 400) + 1;
  const rate = 90 + Math.floor(shareOf('rate', unitId, line.lineId) * 11);
  const figures = line.key.startsWith('bao-cao')
    ? { 'lop-quan-triet': 1 + (number % 7), 'ty-le-quan-triet': rate }
    : {};
  return { documentNumber: `${number}/${kind}-${signOf(unitId)}`, signedOn, note: '', files, figures };
};

const signOf = (unitId: string): string =>
  unitId
    .split('-')
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();

type Setting = { calendar: WorkingCalendar; files: SubmissionContent['files']; issuedOn: PlainDate };

/** The sample's behaviour: hand in, and three days later the collectors accept. Conditional duties: a few report. */
export const sampleBehaviour =
  ({ calendar, files, issuedOn }: Setting): Behaviour =>
  (unitId, line): Act[] => {
    if (line.key === 'ra-soat-quy-che' && shareOf('review', unitId) > 0.3) {
      if (shareOf('declare', unitId) > 0.5) return [];
      const at = officeHour(calendar.onOrAfter(addDays(issuedOn, 6)), unitId);
      return [
        {
          at,
          command: {
            type: 'DeclareNotApplicable',
            lineId: line.lineId,
            reason: 'Quy chế hiện hành của đơn vị vẫn phù hợp',
          },
        },
      ];
    }
    const wanted = handInDay(unitId, line, calendar);
    if (wanted === null) return [];
    // Nobody answers a document before it is there.
    const earliest = calendar.onOrAfter(addDays(issuedOn, 1));
    const day = wanted < earliest ? earliest : wanted;
    const at = officeHour(day, unitId);
    const content = sampleContent(unitId, line, dateOf(at), files);
    const submissionId = `mau-${unitId}-${line.lineId}`;
    const accepted = instantAt(calendar.addWorkingDays(day, 3), '10:15');
    return [
      { at, command: { type: 'ReceiveSubmission', lineId: line.lineId, submissionId, content } },
      { at: accepted, command: { type: 'AcceptSubmission', lineId: line.lineId } },
    ];
  };
