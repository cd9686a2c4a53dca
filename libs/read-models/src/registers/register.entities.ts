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
}
