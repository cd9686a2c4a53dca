import type { TemplateBody } from '@dondoc/contracts';
import { writeTemplateText } from '@dondoc/definition-files';
import type { CascadeTemplate } from '@dondoc/domain';
import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../files/file-name.js';

/** Answers a template as a file to keep. The writer takes what is there, so an unfinished draft can be written, too. */
export const sendYaml = (reply: FastifyReply, fileName: string, body: TemplateBody): string => {
  reply.header('Content-Type', 'text/yaml; charset=utf-8');
  reply.header('Content-Disposition', attachmentHeader(fileName));
  return writeTemplateText(body as unknown as CascadeTemplate);
};
