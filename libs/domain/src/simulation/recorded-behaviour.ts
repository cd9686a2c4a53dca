import { dateOf, type Instant, instantAt, instantOf, laterOf } from '../calendar/instant.js';
import { formatDate, plainDateOf } from '../calendar/plain-date.js';
import { membersOf } from '../cascade/decide.js';
import { RuleViolation, type ViolationDetails } from '../errors/rule-violation.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import { type ScheduleLine, scheduleOf } from '../template/schedule.js';
import type { ViolationCode } from '../errors/violation-catalogue.js';
import type { Behaviour, BehaviourSetting } from './behaviour.js';
import { collect, handIn } from './collectors.js';

/** One row of a file of who submits when: an instant, or a plain date with an hour of Asia/Ho_Chi_Minh (09:00 without). */
export type RecordedAct = {
  /** As the reader of the file counts, from 1. */
  row: number;
  /** Id, or the full or short name. */
  unit: string;
  /** Line (`bao-cao.2024`), or the key of an obligation that has one line only. */
  line: string;
} & ({ at: string } | { date: string; hour: string | null });

/** Where the acts take place; `units` as in the rehearsal. */
export type RecordedSetting = BehaviourSetting & { units: readonly OrgUnit[] };

type Owed = { setting: RecordedSetting; unitIds: Map<string, Set<string>>; lines: Map<string, ScheduleLine[]> };
type Placed = { unitId: string; line: ScheduleLine; at: Instant };

const HOUR = /^([01]?\d|2[0-3])(?::|h|g)([0-5]\d)?$/i;
const DEFAULT_CLOCK = '09:00';
/** So many of what could have been meant stand in a refusal. */
const NAMED = 5;

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

const owedIn = (setting: RecordedSetting): Owed => {
  const { policy, units } = setting;
  const { issuedOn } = setting.issue;
  const schedule = scheduleOf(policy.template, issuedOn, policy.calendar);
  const byId = new Map(schedule.map((line) => [line.lineId, line]));
  const unitIds = new Map<string, Set<string>>();
  for (const { id, name, shortName } of units) {
    for (const word of [name, shortName]) unitIds.set(folded(word), (unitIds.get(folded(word)) ?? new Set()).add(id));
  }
  // An id always means its own unit, whatever others are called.
  for (const { id } of units) unitIds.set(folded(id), new Set([id]));
  const lines = new Map(
    membersOf(policy.template, schedule, units, issuedOn).map(({ unitId, lineIds }) => [
      unitId,
      lineIds.flatMap((lineId) => byId.get(lineId) ?? []),
    ]),
  );
  return { setting, unitIds, lines };
};

const refusal = (code: ViolationCode, row: number, details: ViolationDetails): RuleViolation =>
  new RuleViolation(code, { ...details, field: `dòng ${row}, ${details.field}` });

const named = (words: readonly string[]): string =>
  `${words.slice(0, NAMED).join(', ')}${words.length > NAMED ? `, … (${words.length})` : ''}`;

const lineOf = ({ lines, unitIds }: Owed, { row, unit, line }: RecordedAct): { unitId: string; line: ScheduleLine } => {
  const meant = [...(unitIds.get(folded(unit)) ?? [])];
  const [unitId] = meant;
  const owed = unitId === undefined || meant.length > 1 ? undefined : lines.get(unitId);
  if (unitId === undefined || owed === undefined) {
    const unowing = 'Đơn vị này không có nghĩa vụ nào trong mẫu.';
    const several = `Có ${meant.length} đơn vị mang tên này.`;
    throw refusal('REHEARSAL.ACT_UNKNOWN', row, {
      field: 'đơn vị',
      value: unit,
      reason: meant.length === 0 ? 'Không có đơn vị này.' : meant.length > 1 ? several : unowing,
      mend: `Ghi mã của một đơn vị phải thực hiện, ví dụ ${named(meant.length > 1 ? meant : [...lines.keys()].slice(0, 3))}.`,
    });
  }
  const exact = owed.find(({ lineId }) => lineId === line.trim());
  const ofKey = owed.filter(({ key }) => key === line.trim());
  const only = exact ?? (ofKey.length === 1 ? ofKey[0] : undefined);
  if (only) return { unitId, line: only };
  throw refusal('REHEARSAL.ACT_UNKNOWN', row, {
    field: 'nghĩa vụ',
    value: line,
    reason:
      ofKey.length > 1
        ? `Nghĩa vụ này có ${ofKey.length} kỳ, chưa rõ kỳ nào.`
        : `${unit} không có nghĩa vụ này trong mẫu.`,
    mend: `Ghi một trong: ${named((ofKey.length > 1 ? ofKey : owed).map(({ lineId }) => lineId))}.`,
  });
};

const instantIn = (act: RecordedAct, { issue }: RecordedSetting): Instant => {
  if ('at' in act) return instantOf(act.at, `dòng ${act.row}, thời điểm`);
  const date = plainDateOf(act.date, `dòng ${act.row}, ngày`);
  if (act.hour === null) {
    const at = instantAt(date, DEFAULT_CLOCK);
    return date === dateOf(issue.at) ? laterOf(at, issue.at) : at;
  }
  const match = HOUR.exec(act.hour.trim());
  if (match) return instantAt(date, `${match[1]}:${match[2] ?? '00'}`);
  throw refusal('REHEARSAL.ACT_INVALID', act.row, {
    field: 'giờ',
    value: act.hour,
    reason: 'Không phải giờ trong ngày.',
    mend: 'Ghi giờ dạng 14:30, hoặc bỏ trống (09:00).',
  });
};

const place = (owed: Owed, act: RecordedAct): Placed => {
  const found = lineOf(owed, act);
  const at = instantIn(act, owed.setting);
  const issuedAt = owed.setting.issue.at;
  if (at >= issuedAt) return { ...found, at };
  throw refusal('REHEARSAL.ACT_INVALID', act.row, {
    field: 'ngày',
    value: formatDate(dateOf(at)),
    reason: `Nộp trước khi văn bản ban hành (${formatDate(dateOf(issuedAt))}).`,
    mend: `Ghi ngày từ ${formatDate(dateOf(issuedAt))} trở đi.`,
  });
};

/** Every row that cannot be understood, in the order of the file. */
export const checkRecordedActs = (setting: RecordedSetting, acts: readonly RecordedAct[]): RuleViolation[] => {
  const owed = owedIn(setting);
  return acts.flatMap((act) => {
    try {
      place(owed, act);
      return [];
    } catch (error) {
      if (error instanceof RuleViolation) return [error];
      throw error;
    }
  });
};

/**
 * Units hand in when the rows say, and only then; intermediary, appraisers and collector do their part after a line's last row.
 * @throws RuleViolation `REHEARSAL.ACT_UNKNOWN`, `REHEARSAL.ACT_INVALID`, `DATE.NOT_REAL`, `INSTANT.NOT_REAL`, naming the row
 */
export const recordedBehaviour = (setting: RecordedSetting, acts: readonly RecordedAct[]): Behaviour => {
  const owed = owedIn(setting);
  const byCell = new Map<string, Instant[]>();
  for (const act of acts) {
    const { unitId, line, at } = place(owed, act);
    const cell = `${unitId}/${line.lineId}`;
    byCell.set(cell, [...(byCell.get(cell) ?? []), at]);
  }
  return (unitId, line) => {
    const instants = [...(byCell.get(`${unitId}/${line.lineId}`) ?? [])].sort();
    const last = instants.at(-1);
    if (last === undefined) return [];
    return [
      ...instants.map((at, index) => handIn(setting, unitId, line, at, index + 1)),
      ...collect(setting, unitId, line, last, instants[0]),
    ];
  };
};
