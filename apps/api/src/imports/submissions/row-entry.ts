import type { Database } from '@dondoc/commands';
import type { ReadRow, ReadSheet, SheetSpec } from '@dondoc/documents';
import { type JobRef, readDateText, RuleViolation, type SubmissionContent, type SubmittedFile } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import type { JobItemRights } from '../../jobs/job-item-rights.js';
import { readReceiptMoment } from '../../obligations/read-receipt-moment.js';
import { oneLine } from '../../writes/clean-text.js';
import type { CodeIndex } from '../code-index.js';
import type { Details, SheetQuestion } from '../sheet-kind.js';
import { fileNamesIn, type NamedFiles } from './named-files.js';
import { FIGURE, SCORE } from './submission-spec.js';

/** What a row of the sheet becomes: the body of an item of the job. */
export type Entry = {
  content: SubmissionContent;
  expectedVersion?: number;
  paper?: { receivedAt: ReturnType<typeof readReceiptMoment>; reason: string };
};

/** What the rows of one sheet are read and judged with. */
export type Reading = {
  question: SheetQuestion & { cascadeId: string };
  spec: SheetSpec;
  sheet: ReadSheet;
  units: CodeIndex;
  lines: CodeIndex;
  labels: ReadonlyMap<string, string>;
  seen: Map<string, number>;
  files: NamedFiles;
  known: Awaited<ReturnType<JobItemRights['known']>>;
  maySubmit: ReadonlySet<string>;
  mayRecord: ReadonlySet<string>;
  dry: Database['commands'];
};

export const textIn = ({ values }: ReadRow, key: string): string => String(values[key] ?? '');

export type Note = (key: string, details: Omit<Details, 'field'>) => void;

/** The obligation that the row is about; null, with its fault noted, when that is not clear. */
export const refIn = (row: ReadRow, { question, units, lines, labels }: Reading, note: Note): JobRef | null => {
  const { cascadeId } = question;
  const typed = textIn(row, 'cascade');
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
  const found: SubmittedFile[] = [];
  for (const name of fileNamesIn(textIn(row, 'files'))) {
    const file = files.find(name, units);
    if ('code' in file) note('files', file);
    else found.push(file);
  }
  return found;
};

const numbersIn = ({ values }: ReadRow, prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(prefix) && typeof value === 'number' ? [[key.slice(prefix.length), value]] : [],
    ),
  );

const paperIn = (row: ReadRow, { question }: Reading, note: Note): Entry['paper'] => {
  const [receivedAt, reason] = [textIn(row, 'receivedAt'), textIn(row, 'reason')];
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
    return undefined;
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
export const checkTwice = (row: ReadRow, ref: JobRef, { seen }: Reading, note: Note): void => {
  const first = seen.get(refKey(ref));
  if (first === undefined) return void seen.set(refKey(ref), row.row);
  note('line', {
    code: 'IMPORT.ROW_TWICE',
    value: `${textIn(row, 'unit')}, ${textIn(row, 'line')}`,
    reason: `Dòng ${first} đã nhập nghĩa vụ này của đơn vị này.`,
    mend: `Giữ một trong hai dòng ${first} và ${row.row}.`,
  });
};

/** The unit hands in its own; who collects or follows enters what came on paper. */
export const checkRights = (ref: JobRef, entry: Entry, { maySubmit, mayRecord }: Reading, note: Note): void => {
  const key = refKey(ref);
  if (entry.paper ? mayRecord.has(key) : maySubmit.has(key)) return;
  if (!entry.paper && mayRecord.has(key)) {
    const mend = 'Điền “Thực nhận lúc” và “Lý do nhập thay” (ví dụ: nộp bản giấy).';
    note('receivedAt', {
      code: 'ACCESS.OTHER_UNIT',
      value: '',
      reason: 'Nhập thay đơn vị khác cần thời điểm thực nhận.',
      mend,
    });
    return;
  }
  const reason = 'Anh/chị không có quyền nhập bài nộp của đơn vị này.';
  note('unit', {
    code: 'ACCESS.OTHER_UNIT',
    value: ref.unitId,
    reason,
    mend: 'Bỏ dòng này, hoặc nhờ người có quyền nhập.',
  });
};
