import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { CommandContext, Database } from '@dondoc/commands';
import { IdempotencyError } from '@dondoc/commands';
import type { LetterheadView, LetterTemplates as LetterTemplatesView } from '@dondoc/contracts';
import { chasePlaceholders, checkChaseTemplate, defaultChaseTemplate, DocxRefusal } from '@dondoc/documents';
import { dateOf, formatDate, type Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { fileNameOf } from '../files/file-name.js';
import { fileProblems } from '../problem/file-problems.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { LetterTemplateRow } from './letter.entities.js';

/** A letter's template as it is to be filled. `version` null: the product's default. */
export type UsedTemplate = { version: number | null; label: string; content: Buffer; sha256: string };

/** A template of text and a seal; a larger one holds photographs. */
export const TEMPLATE_LIMIT_MB = 5;

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
type Head = Pick<LetterheadView, 'agency' | 'layout'>;
const DEFAULT_LABEL = 'Mẫu mặc định';
const PARTY_LABEL = 'Mẫu mặc định của văn bản Đảng (Hướng dẫn 36-HD/VPTW)';

const labelOf = ({ version, content, uploadedAt }: LetterTemplateRow): string =>
  content === null
    ? `Bản ${version}: dùng lại mẫu mặc định từ ${formatDate(dateOf(uploadedAt as Instant))}`
    : `Bản ${version}, tải lên ${formatDate(dateOf(uploadedAt as Instant))}`;

/** Reads an upload into memory, never more than a template may have. @throws ApiProblem `LETTER_TEMPLATE.TOO_LARGE` */
const readUpload = async (content: Readable, name: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read away, so that the refusal reaches whoever is still sending.
    if (size <= TEMPLATE_LIMIT_MB * 1024 * 1024) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > TEMPLATE_LIMIT_MB * 1024 * 1024) throw letterProblems.templateTooLarge(name, TEMPLATE_LIMIT_MB);
  return Buffer.concat(chunks);
};

const checked = (content: Buffer): void => {
  try {
    checkChaseTemplate(content);
  } catch (error) {
    throw error instanceof DocxRefusal ? letterProblems.templateRefused(error.problems) : error;
  }
};

/** The templates of chase letters, one line of versions for each office; a version never changes afterwards. */
@Injectable()
export class LetterTemplates {
  private readonly rows: Repository<LetterTemplateRow>;

  constructor(@Inject(DATABASE) private readonly database: Database) {
    this.rows = database.dataSource.getRepository(LetterTemplateRow);
  }

  /** What the office's letters are made from now. @param head for the default's layout, and the rule under the agency */
  async current(officeId: string, head: Head): Promise<UsedTemplate> {
    const newest = await this.newest(officeId);
    if (!newest?.content) return this.byDefault(head);
    return { version: newest.version, label: labelOf(newest), content: newest.content, sha256: newest.sha256 };
  }

  async byDefault({ agency, layout }: Head): Promise<UsedTemplate> {
    const content = await defaultChaseTemplate(agency, layout);
    const label = layout === 'party' ? PARTY_LABEL : DEFAULT_LABEL;
    return { version: null, label, content, sha256: hashOf(content) };
  }

  /** @throws ApiProblem `LETTER_TEMPLATE.NOT_FOUND` */
  async version(officeId: string, version: number): Promise<Buffer> {
    const row = await this.rows.findOneBy({ officeId, version });
    if (!row?.content) throw letterProblems.templateVersionUnknown(version);
    return row.content;
  }

  async list(officeId: string): Promise<LetterTemplatesView> {
    const unit = await this.database.queries.findUnit(officeId);
    const select = { officeId: true, version: true, fileName: true, uploadedBy: true, uploadedAt: true, sha256: true };
    const rows = await this.rows.find({ where: { officeId }, order: { version: 'DESC' }, select });
    const own = await this.ownVersions(officeId);
    const versions = rows.map((row) => ({
      version: row.version,
      own: own.has(row.version),
      label: labelOf({ ...row, content: own.has(row.version) ? Buffer.alloc(0) : null } as LetterTemplateRow),
      fileName: row.fileName,
      by: row.uploadedBy,
      at: row.uploadedAt,
      sha256: row.sha256,
    }));
    const [newest] = versions;
    return {
      officeId,
      officeName: unit?.name ?? officeId,
      current: newest?.own ? { version: newest.version, label: newest.label } : { version: null, label: DEFAULT_LABEL },
      versions,
      placeholders: chasePlaceholders.map(({ name, meaning, kind, required, within }) => ({
        name,
        written: kind === 'list' ? `{#${name}} … {/${name}}` : `{${name}}`,
        meaning,
        required: required ?? false,
        within: within ?? null,
      })),
    };
  }

  /** @throws ApiProblem `LETTER_TEMPLATE.TOO_LARGE`, `LETTER_TEMPLATE.INVALID`, `FILE.EMPTY` */
  async upload(
    officeId: string,
    { name, content }: { name: string; content: Readable },
    context: CommandContext,
  ): Promise<number> {
    const fileName = fileNameOf(name);
    const file = await readUpload(content, fileName);
    if (file.length === 0) throw fileProblems.empty(fileName);
    checked(file);
    return this.add(officeId, { fileName, content: file, sha256: hashOf(file) }, context);
  }

  /** @throws ApiProblem `LETTER_TEMPLATE.DEFAULT_ALREADY` */
  async backToDefault(officeId: string, context: CommandContext): Promise<number> {
    const known = await this.rows.findOneBy({ commandId: context.commandId });
    if (!known && !(await this.newest(officeId))?.content) throw letterProblems.templateDefaultAlready();
    return this.add(officeId, { fileName: '', content: null, sha256: '' }, context);
  }

  private async newest(officeId: string): Promise<LetterTemplateRow | null> {
    return this.rows.findOne({ where: { officeId }, order: { version: 'DESC' } });
  }

  private async ownVersions(officeId: string): Promise<Set<number>> {
    const sql = 'SELECT version FROM letter_templates WHERE office_id = $1 AND content IS NOT NULL';
    const { rows } = await this.database.pool.query<{ version: number }>(sql, [officeId]);
    return new Set(rows.map(({ version }) => version));
  }

  /** Two uploads at once get two numbers: the lock holds the second until the first has its own. */
  private async add(
    officeId: string,
    { fileName, content, sha256 }: Pick<LetterTemplateRow, 'fileName' | 'content' | 'sha256'>,
    { commandId, actor, now }: CommandContext,
  ): Promise<number> {
    return this.database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 250))', [`letter-template:${officeId}`]);
      const known = await manager.findOneBy(LetterTemplateRow, { commandId });
      if (known) {
        if (known.sha256 !== sha256 || known.officeId !== officeId) throw new IdempotencyError(commandId);
        return known.version;
      }
      const newest = await manager.findOne(LetterTemplateRow, { where: { officeId }, order: { version: 'DESC' } });
      const version = (newest?.version ?? 0) + 1;
      const row = { officeId, version, commandId, fileName, content, sha256, uploadedBy: actor, uploadedAt: now };
      await manager.insert(LetterTemplateRow, row);
      return version;
    });
  }
}
