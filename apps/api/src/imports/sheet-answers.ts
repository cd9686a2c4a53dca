import {
  type MarkedRow,
  markErrors,
  type MarkPlace,
  readSheet,
  type ReadSheet,
  type SheetSpec,
  Workbook,
} from '@dondoc/documents';
import type { Instant } from '@dondoc/domain';

/** A file on its way to a thread, where only JSON goes: its bytes as base64. */
export type SentFile = { name: string; base64: string };

export const sentFile = (name: string, content: Buffer): SentFile => ({ name, base64: content.toString('base64') });

const bytesOf = ({ base64 }: SentFile): Buffer => Buffer.from(base64, 'base64');

/** Reads the sheet of an uploaded workbook. @throws RuleViolation `IMPORT.*` */
export const importSheet = ({ file, spec, now }: { file: SentFile; spec: SheetSpec; now: Instant }): ReadSheet =>
  readSheet(Workbook.open(bytesOf(file), file.name), spec, now);

/** The uploaded workbook with its wrong cells marked. */
export const markedSheet = ({
  file,
  place,
  marks,
}: {
  file: SentFile;
  place: MarkPlace;
  marks: readonly MarkedRow[];
}): Buffer => markErrors(bytesOf(file), place, marks);
