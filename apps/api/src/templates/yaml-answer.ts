import type { TemplateBody } from '@dondoc/contracts';
import type { CascadeTemplate } from '@dondoc/domain';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../files/file-name.js';
import { QuestionThreads } from '../questions/question-threads.js';

/** Templates as files to keep. */
@Injectable()
export class YamlAnswers {
  constructor(private readonly threads: QuestionThreads) {}

  /** The writer takes what is there, so an unfinished draft can be written, too. @throws ApiProblem `QUESTION.*` */
  async send(reply: FastifyReply, fileName: string, body: TemplateBody): Promise<Buffer> {
    const file = await this.threads.ask('templateFile', { template: body as unknown as CascadeTemplate });
    reply.header('Content-Type', 'text/yaml; charset=utf-8');
    reply.header('Content-Disposition', attachmentHeader(fileName));
    return file;
  }
}
