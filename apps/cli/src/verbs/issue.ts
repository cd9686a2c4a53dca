import { randomUUID } from 'node:crypto';
import { templateSummarySchema, writeResultSchema } from '@dondoc/contracts';
import { z } from 'zod';
import { formatDate } from '@dondoc/domain';
import type { Answer, Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { Failure, failureOf, usageFailure } from '../failure.js';
import { givenCount, givenDate } from '../input/given-values.js';
import { ask, type Credentials, givenToken, serverAddress, type ServerOptions } from '../server/server-client.js';

export type IssueOptions = ServerOptions & {
  number: string;
  date: string;
  version?: string;
  title?: string;
  parent?: string;
  cascade?: string;
  key?: string;
};

const newestVersion = async (address: string, credentials: Credentials, templateId: string): Promise<number> => {
  const call = { method: 'GET', path: '/api/templates' } as const;
  const templates = await ask(address, credentials, call, z.array(templateSummarySchema));
  const versions = templates.find((one) => one.templateId === templateId)?.versions ?? [];
  if (versions.length > 0) return Math.max(...versions.map(({ version }) => version));
  const reason = 'Máy chủ không có bản công bố nào của mẫu này (no published version).';
  const mend = 'Công bố mẫu trước: dondoc publish <tệp>.';
  throw new Failure(exitCodes.refused, [
    { code: 'TEMPLATE.NOT_FOUND', field: 'template-id', value: templateId, reason, mend },
  ]);
};

const parentOf = (given: string | undefined): { cascadeId: string; unitId: string } | null => {
  if (given === undefined) return null;
  const [cascadeId, unitId, ...rest] = given.split(':');
  if (cascadeId && unitId && rest.length === 0) return { cascadeId, unitId };
  const reason = 'Phải có dạng đợt:đơn-vị (must be cascade:unit).';
  throw usageFailure('--parent', given, reason, 'Ví dụ: --parent dan-van-2023:ubnd-huyen-duong-minh-chau.');
};

const draft = async (
  address: string,
  credentials: Credentials,
  templateId: string,
  options: IssueOptions,
  key: string,
): Promise<string> => {
  const parent = parentOf(options.parent);
  const version =
    options.version === undefined
      ? await newestVersion(address, credentials, templateId)
      : givenCount('--version', options.version, 1, 100_000);
  const body = { templateId, version, parent, ...(options.title === undefined ? {} : { title: options.title }) };
  const call = { method: 'POST', path: '/api/cascades', body, key: `${key}:draft` } as const;
  return (await ask(address, credentials, call, writeResultSchema)).cascadeId;
};

/**
 * `issue`: drafts a cascade from a published version and issues it with number and date; with `--cascade` a draft that is
 * there. The same `--key` never issues twice.
 */
export const issue = async (templateId: string, options: IssueOptions, context: Context): Promise<Answer> => {
  const address = serverAddress(options, context);
  const credentials = givenToken(options, context);
  const issuedOn = givenDate('--date', options.date);
  const key = options.key ?? randomUUID();
  const cascadeId = options.cascade ?? (await draft(address, credentials, templateId, options, key));
  const path = `/api/cascades/${encodeURIComponent(cascadeId)}/issue`;
  const body = { documentNumber: options.number, issuedOn };
  const call = { method: 'POST', path, body, key: `${key}:issue` } as const;
  try {
    const issued = await ask(address, credentials, call, writeResultSchema);
    const text = `Đã ban hành đợt ${issued.cascadeId}: văn bản số ${options.number} ngày ${formatDate(issuedOn)}.`;
    return { text: () => text, json: issued };
  } catch (error) {
    const { exitCode, problems } = failureOf(error);
    const kept = `Bản dự thảo ${cascadeId} vẫn còn: sửa rồi chạy lại với --cascade ${cascadeId}.`;
    throw new Failure(
      exitCode,
      problems.map((one) => ({ ...one, mend: `${one.mend} ${kept}`.trim() })),
    );
  }
};
