import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that was uploaded: what it was called, who brought it and which content it has. `createdAt`: domain instant. */
@Entity({ name: 'files' })
export class FileRow {
  @PrimaryColumn({ type: 'text', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  size!: number;

  @Column({ type: 'text', name: 'media_type' })
  mediaType!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text', name: 'uploaded_by' })
  uploadedBy!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;
}
