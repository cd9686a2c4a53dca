import { type CascadeTemplate, RuleViolation } from '@dondoc/domain';
import type { Reader } from '../read-only.js';

export type PublishedTemplate = { template: CascadeTemplate; publishedAt: string; by: string };
export type TemplateDraft = {
  templateId: string;
  revision: number;
  body: Record<string, unknown>;
  basedOn: number | null;
  editedBy: string;
  editedAt: string;
  triedAt: string | null;
};
export type TemplateListItem = {
  templateId: string;
  title: string;
  issuer: string;
  versions: { version: number; title: string; publishedAt: string; by: string }[];
  draft: TemplateDraft | null;
  cascades: number;
};

const DRAFTS = `
  SELECT template_id AS "templateId", revision, body, based_on AS "basedOn", edited_by AS "editedBy",
    edited_at AS "editedAt", CASE WHEN tried_revision = revision THEN tried_at END AS "triedAt"
  FROM template_drafts`;
const VERSIONS = `
  SELECT id AS "templateId", version, body->>'title' AS title, body->>'issuer' AS issuer,
    published_at AS "publishedAt", published_by AS by
  FROM templates ORDER BY id, version`;
const CASCADES = `SELECT template->>'id' AS "templateId", count(*)::integer AS cascades FROM cascades GROUP BY 1`;

type VersionRow = TemplateListItem['versions'][number] & { templateId: string; issuer: string };

const notFound = (field: string, value: string): RuleViolation =>
  new RuleViolation('TEMPLATE.NOT_FOUND', {
    field,
    value,
    reason: 'Không có mẫu hoặc bản nháp này.',
    mend: 'Chọn một mẫu trong danh sách; bản nháp có thể đã được công bố hoặc bỏ.',
  });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Templates: what is published, what is being written. People are named by their accounts. */
export class TemplateQuery {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<TemplateListItem[]> {
    const [versions, drafts, counts] = await Promise.all([
      this.reader.query<VersionRow>(VERSIONS),
      this.reader.query<TemplateDraft>(DRAFTS),
      this.reader.query<{ templateId: string; cascades: number }>(CASCADES),
    ]);
    const ids = [...new Set([...versions.rows, ...drafts.rows].map(({ templateId }) => templateId))];
    return ids.map((templateId) => {
      const own = versions.rows.filter((row) => row.templateId === templateId);
      const draft = drafts.rows.find((row) => row.templateId === templateId) ?? null;
      const newest = own.at(-1);
      return {
        templateId,
        title: textOf(draft?.body['title']) || (newest?.title ?? templateId),
        issuer: newest?.issuer ?? textOf(draft?.body['issuer']),
        versions: own.map(({ version, title, publishedAt, by }) => ({ version, title, publishedAt, by })),
        draft,
        cascades: counts.rows.find((row) => row.templateId === templateId)?.cascades ?? 0,
      };
    });
  }

  async findDraft(templateId: string): Promise<TemplateDraft | undefined> {
    const { rows } = await this.reader.query<TemplateDraft>(`${DRAFTS} WHERE template_id = $1`, [templateId]);
    return rows[0];
  }

  /** @throws RuleViolation `TEMPLATE.NOT_FOUND` */
  async getDraft(templateId: string): Promise<TemplateDraft> {
    const draft = await this.findDraft(templateId);
    if (draft) return draft;
    throw notFound('templateId', templateId);
  }

  /** @throws RuleViolation `TEMPLATE.NOT_FOUND` */
  async getVersion(templateId: string, version: number): Promise<PublishedTemplate> {
    const sql = `SELECT body AS template, published_at AS "publishedAt", published_by AS by FROM templates WHERE id = $1 AND version = $2`;
    const { rows } = await this.reader.query<PublishedTemplate>(sql, [templateId, version]);
    if (rows[0]) return rows[0];
    throw notFound('version', `${templateId}, bản ${version}`);
  }

  /** The newest published version, if there is one. */
  async findNewest(templateId: string): Promise<PublishedTemplate | undefined> {
    const sql = `SELECT body AS template, published_at AS "publishedAt", published_by AS by FROM templates WHERE id = $1 ORDER BY version DESC LIMIT 1`;
    return (await this.reader.query<PublishedTemplate>(sql, [templateId])).rows[0];
  }
}
