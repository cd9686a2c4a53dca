import type { CalendarData, CascadeTemplate, OrgUnit } from '@dondoc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dated organisation unit as the register holds it now; `position` keeps the order of the source. */
@Entity({ name: 'units' })
export class UnitRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'jsonb' })
  body!: OrgUnit;
}

/** A published, immutable template version. */
@Entity({ name: 'templates' })
export class TemplateRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: CascadeTemplate;

  @Column({ type: 'text', name: 'published_at', default: '' })
  publishedAt!: string;

  @Column({ type: 'text', name: 'published_by', default: '' })
  publishedBy!: string;
}

/** A template in the making: the newest state of its draft stream. `body` may be unfinished. */
@Entity({ name: 'template_drafts' })
export class TemplateDraftRow {
  @PrimaryColumn({ type: 'text', name: 'template_id' })
  templateId!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  body!: Record<string, unknown>;

  @Column({ type: 'integer', name: 'based_on', nullable: true })
  basedOn!: number | null;

  @Column({ type: 'text', name: 'edited_by' })
  editedBy!: string;

  @Column({ type: 'text', name: 'edited_at' })
  editedAt!: string;

  @Column({ type: 'integer', name: 'tried_revision', nullable: true })
  triedRevision!: number | null;

  @Column({ type: 'text', name: 'tried_at', nullable: true })
  triedAt!: string | null;
}

/** A published, immutable calendar version. */
@Entity({ name: 'calendars' })
export class CalendarRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: CalendarData;

  @Column({ type: 'text', name: 'published_at', default: '' })
  publishedAt!: string;

  @Column({ type: 'text', name: 'published_by', default: '' })
  publishedBy!: string;

  /** The notice by which it was made: number and date. */
  @Column({ type: 'text', default: '' })
  note!: string;
}
