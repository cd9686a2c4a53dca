import type { LetterheadView, LetterSummary } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A chase letter as it was made. Its facts stand in the log (`letter:{id}`); the bytes only here, under their hash. */
@Entity({ name: 'official_letters' })
@Index('official_letters_cascade', ['cascadeId'])
@Index('official_letters_office', ['officeId', 'madeAt'])
export class OfficialLetterRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  /** The unit in whose name it is written. */
  @Column({ type: 'text', name: 'office_id' })
  officeId!: string;

  @Column({ type: 'text' })
  citation!: string;

  @Column({ type: 'text' })
  subject!: string;

  /** What stands after the number. */
  @Column({ type: 'text' })
  sign!: string;

  @Column({ type: 'text' })
  addressed!: string;

  @Column({ type: 'integer', name: 'unit_count' })
  unitCount!: number;

  @Column({ type: 'integer', name: 'item_count' })
  itemCount!: number;

  @Column({ type: 'text', name: 'new_date' })
  newDate!: string;

  @Column({ type: 'text', name: 'as_of' })
  asOf!: string;

  @Column({ type: 'text', name: 'made_at' })
  madeAt!: string;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  /** Null: the product's default. */
  @Column({ type: 'integer', name: 'template_version', nullable: true })
  templateVersion!: number | null;

  @Column({ type: 'jsonb' })
  letterhead!: LetterheadView;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea' })
  content!: Buffer;

  /** Number, date and signed copy come after signing. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column({ type: 'text', name: 'signed_file_id', nullable: true })
  signedFileId!: string | null;

  /** Null: it stands. */
  @Column({ type: 'jsonb', nullable: true })
  withdrawn!: LetterSummary['withdrawn'];
}

/** Which obligations a letter names. */
@Entity({ name: 'official_letter_items' })
@Index('official_letter_items_obligation', ['cascadeId', 'unitId', 'lineId'])
export class OfficialLetterItemRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text', name: 'line_id' })
  lineId!: string;
}

/** A version of an office's letter template; `content` null: from then on the product's default again. */
@Entity({ name: 'letter_templates' })
@Index('letter_templates_command', ['commandId'], { unique: true })
export class LetterTemplateRow {
  @PrimaryColumn({ type: 'text', name: 'office_id' })
  officeId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', name: 'command_id' })
  commandId!: string;

  @Column({ type: 'text', name: 'file_name' })
  fileName!: string;

  @Column({ type: 'bytea', nullable: true })
  content!: Buffer | null;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text', name: 'uploaded_by' })
  uploadedBy!: string;

  @Column({ type: 'text', name: 'uploaded_at' })
  uploadedAt!: string;
}

export const letterEntities = [OfficialLetterRow, OfficialLetterItemRow, LetterTemplateRow];
