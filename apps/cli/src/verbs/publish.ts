import { randomUUID } from 'node:crypto';
import { publishResultSchema, templateDraftSchema } from '@dondoc/contracts';
import type { Answer, Context } from '../context.js';
import { givenTemplate } from '../input/given-template.js';
import { readText } from '../input/read-file.js';
import { ask, exchange, givenToken, serverAddress, type ServerOptions } from '../server/server-client.js';

/** `publish`: a template file becomes the next published version on the server. A draft of somebody else is not touched. */
export const publish = async (file: string, options: ServerOptions, context: Context): Promise<Answer> => {
  const address = serverAddress(options, context);
  const credentials = givenToken(options, context);
  await givenTemplate(file, context);
  const yaml = await readText(file, context);
  const begin = { method: 'POST', path: '/api/templates', body: { from: 'yaml', yaml }, key: randomUUID() } as const;
  const { templateId, revision } = await ask(address, credentials, begin, templateDraftSchema);
  const path = `/api/templates/${encodeURIComponent(templateId)}`;
  try {
    const call = { method: 'POST', path: `${path}/publish`, body: { revision }, key: randomUUID() } as const;
    const published = await ask(address, credentials, call, publishResultSchema);
    const text = `Đã công bố mẫu ${published.templateId}, bản ${published.version}.`;
    return { text: () => text, json: published };
  } catch (error) {
    // A refused publication leaves nothing behind; what somebody has saved in the draft meanwhile is theirs and stays.
    const drop = { method: 'DELETE', path: `${path}/draft?revision=${revision}`, key: randomUUID() } as const;
    await exchange(address, credentials, drop).catch(() => undefined);
    throw error;
  }
};
