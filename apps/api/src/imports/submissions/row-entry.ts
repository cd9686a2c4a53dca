import type { Database } from '@dondoc/commands';
import type { ReadRow, ReadSheet, SheetSpec } from '@dondoc/documents';
import { type JobRef, readDateText, RuleViolation, type SubmittedFile } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import type { JobItemRights } from '../../jobs/job-item-rights.js';
import { readReceiptMoment } from '../../obligations/read-receipt-moment.js';
import { oneLine } from '../../writes/clean-text.js';
import type { CodeIndex } from '../code-index.js';
import { joinedFaults } from '../joined-faults.js';
import type { Details, SheetQuestion } from '../sheet-kind.js';
import { type doubledRows, rowTwice } from '../twice.js';
import type { Entry } from './entry.js';
import { fileNamesIn, type NamedFiles } from './named-files.js';
import type { NewestSubmissions } from './newest-submissions.js';
import { FIGURE, SCORE } from './submission-spec.js';

/** What the rows of one sheet are read and judged with. */
export type Reading = {
  question: SheetQuestion & { cascadeId: string };
  spec: SheetSpec;
  sheet: ReadSheet;
  units: CodeIndex;
  lines: CodeIndex;
  labels: ReadonlyMap<string, string>;
  doubled: ReturnType<typeof doubledRows>;
  files: NamedFiles;
  known: Awaited<ReturnType<JobItemRights['known']>>;
  newest: NewestSubmissions;
  returned: ReadonlySet<string>;
  maySubmit: ReadonlySet<string>;
  mayRecord: ReadonlySet<string>;
  dry: Database['commands'];
};

export const textIn = ({ values }: ReadRow, key: string): string => String(values[key] ?? '');

export type Note = (key: string, details: Omit<Details, 'field'>) => void;

/** The obligation that the row is about; null, with its fault noted, when that is not clear. */
export const refIn = (row: ReadRow, { question, units, lines, labels }: Reading, note: Note): JobRef | null => {
  const { cascadeId } = question;
  const typed = textIn(row, 'cascade').trim();
  if (typed !== '' && typed !== cascadeId) {
    const mend = `Tách dòng này sang tệp của đợt ${typed}, hoặc sửa mã đợt thành ${cascadeId}.`;
    note('cascade', { code: 'IMPORT.CELL_INVALID', value: typed, reason: 'Dòng này thuộc đợt khác.', mend });
    return null;
  }
  const [unitId, lineId] = [units.find(textIn(row, 'unit')), lines.find(textIn(row, 'line'))];
  if (typeof unitId !== 'string' && textIn(row, 'unit') !== '') note('unit', unitId);
  if (typeof lineId !== 'string' && textIn(row, 'line') !== '') note('line', lineId);
  if (typeof unitId !== 'string' || typeof lineId !== 'string') return null;
  const ref = { cascadeId, unitId, lineId };
  if (labels.has(refKey(ref))) return ref;
  note('line', {
    code: 'OBLIGATION.NOT_FOUND',
    value: textIn(row, 'line'),
    reason: 'Đơn vị này không có nghĩa vụ đó.',
    mend: 'Sửa mã đơn vị hoặc mã nghĩa vụ theo mẫu tải về.',
  });
  return null;
};

const filesIn = (row: ReadRow, ref: JobRef | null, { files, question }: Reading, note: Note): SubmittedFile[] => {
  const units = [question.asker.unitId, ...(ref ? [ref.unitId] : [])];
  const found = fileNamesIn(textIn(row, 'files')).map((name) => files.find(name, units));
  const fault = joinedFaults(found.flatMap((file) => ('code' in file ? [file] : [])));
  if (fault) note('files', fault);
  return found.flatMap((file) => ('code' in file ? [] : [file]));
};

const numbersIn = ({ values }: ReadRow, prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(prefix) && typeof value === 'number' ? [[key.slice(prefix.length), value]] : [],
    ),
  );

const paperIn = (row: ReadRow, { question }: Reading, note: Note): Entry['paper'] => {
  const [receivedAt, reason] = [textIn(row, 'receivedAt'), textIn(row, 'reason')];
  // A moment that cannot be read is one: what else the row needs for it is told, too.
  if (row.faults.some(({ key }) => key === 'receivedAt')) return { receivedAt: question.now, reason };
  if (receivedAt === '') {
    if (reason !== '') {
      const mend = 'Nhập thời điểm thực nhận, hoặc xóa lý do.';
      note('receivedAt', {
        code: 'IMPORT.CELL_INVALID',
        value: '',
        reason: 'Có lý do nhập thay nhưng thiếu “Thực nhận lúc”.',
        mend,
      });
    }
    return undefined;
  }
  try {
    return { receivedAt: readReceiptMoment(receivedAt, question.now, 'receivedAt'), reason };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    note('receivedAt', { code: error.code, ...error.details });
    return { receivedAt: question.now, reason };
  }
};

/** What would be entered for the row. */
export const entryIn = (row: ReadRow, ref: JobRef | null, reading: Reading, note: Note): Entry => {
  const { now } = reading.question;
  const dateIn = (key: string) => readDateText(textIn(row, key) || '2000-01-01', now);
  const scores = numbersIn(row, SCORE);
  const paper = paperIn(row, reading, note);
  const version = ref ? (reading.known.get(refKey(ref))?.version ?? 0) : 0;
  const seen = row.values['seen'];
  return {
    content: {
      documentNumber: oneLine(textIn(row, 'number')),
      signedOn: dateIn('signedOn'),
      ...(textIn(row, 'sentOn') === '' ? {} : { sentOn: dateIn('sentOn') }),
      note: textIn(row, 'note'),
      files: filesIn(row, ref, reading, note),
      figures: numbersIn(row, FIGURE),
      ...(Object.keys(scores).length > 0 ? { scores } : {}),
    },
    // Without the number of the sheet: what there is now, so that nothing is entered over what comes meanwhile.
    expectedVersion: typeof seen === 'number' ? seen : version,
    ...(paper ? { paper } : {}),
  };
};

/** One obligation, one row. */
export const checkTwice = (row: ReadRow, { doubled }: Reading, note: Note): void => {
  const same = doubled.get(row.row);
  if (!same) return;
  note(
    'line',
    rowTwice(row.row, same, `${textIn(row, 'unit')}, ${textIn(row, 'line')}`, 'nghĩa vụ này của đơn vị này'),
  );
};

/** The unit hands in its own; who collects or follows enters what came on paper. @returns whether the asker may enter it at all */
export const checkRights = (ref: JobRef, entry: Entry, { maySubmit, mayRecord }: Reading, note: Note): boolean => {
  const key = refKey(ref);
  if (entry.paper ? mayRecord.has(key) : maySubmit.has(key)) return true;
  if (!entry.paper && mayRecord.has(key)) {
    const mend = 'Điền “Thực nhận lúc” và “Lý do nhập thay” (ví dụ: nộp bản giấy).';
    note('receivedAt', {
      code: 'ACCESS.OTHER_UNIT',
      value: '',
      reason: 'Nhập thay đơn vị khác cần thời điểm thực nhận.',
      mend,
    });
    return true;
  }
  const reason = 'Anh/chị không có quyền nhập bài nộp của đơn vị này.';
  note('unit', {
    code: 'ACCESS.OTHER_UNIT',
    value: ref.unitId,
    reason,
    mend: 'Bỏ dòng này, hoặc nhờ người có quyền nhập.',
  });
  return false;
};
