import {
  type Behaviour,
  behaviourNamed,
  behaviourNames,
  type Instant,
  readRecordedActs,
  recordedBehaviour,
  type RecordedSetting,
} from '@dondoc/domain';
import type { Context } from '../context.js';
import { usageFailure } from '../failure.js';
import { givenCount } from './given-values.js';
import { readText } from './read-file.js';

const FILE = 'file:';
const MIXED = /^mixed:(.+)$/;

/**
 * `--behaviour`: a name, `mixed:<seed>`, or `file:<who submits when>`; in the file's dates without a year, that of `issuedAt`.
 * @throws Failure with exit code 2 or 3, RuleViolation `REHEARSAL.*` naming the row
 */
export const givenBehaviour = async (
  given: string,
  issuedAt: Instant,
  context: Context,
): Promise<(setting: RecordedSetting) => Behaviour> => {
  if (given.startsWith(FILE)) {
    const acts = readRecordedActs(await readText(given.slice(FILE.length), context), issuedAt);
    return (setting) => recordedBehaviour(setting, acts);
  }
  const seed = MIXED.exec(given)?.[1];
  if (seed !== undefined) {
    const number = givenCount('--behaviour mixed:<số>', seed, 0, 999_999_999);
    return (setting) => behaviourNamed('mixed', setting, number);
  }
  if ((behaviourNames as readonly string[]).includes(given)) return (setting) => behaviourNamed(given, setting);
  const reason = 'Không có cách ứng xử này (unknown behaviour).';
  const mend = `Chọn ${behaviourNames.join(', ')}, mixed:<số> hoặc file:<tệp ghi ai nộp lúc nào>.`;
  throw usageFailure('--behaviour', given, reason, mend);
};
