import type { ImportKind } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sheet that was uploaded for import. `uploadedAt`: domain instant; `jobId`: the job that enters its rows. */
@Entity({ name: 'imports' })
@Index('imports_unit', ['unitId', 'uploadedAt'])
export class ImportRow {
  @PrimaryColumn({ type: 'text', name: 'import_id' })
  importId!: string;

  @Column({ type: 'text' })
  kind!: ImportKind;

  @Column({ type: 'text', name: 'cascade_id', nullable: true })
  cascadeId!: string | null;

  @Column({ type: 'text', name: 'file_name' })
  fileName!: string;

  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text', name: 'uploaded_by' })
  uploadedBy!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text', name: 'uploaded_at' })
  uploadedAt!: string;

  @Column({ type: 'text', name: 'job_id', nullable: true })
  jobId!: string | null;
}
