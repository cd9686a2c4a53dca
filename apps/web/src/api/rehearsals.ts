import { rehearsalSchema, type RehearseRequest, type TemplateBody, templateDraftSchema } from '@dondoc/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiPath, askJson, getJson } from './http.js';
import { getDraft } from './templates.js';

const bodySchema = templateDraftSchema.pick({ body: true });

/** @param version null: the draft as it is stored now */
export type Rehearsed = Pick<RehearseRequest, 'issuedOn' | 'behaviour'> & { version: number | null };

type Source = { body: TemplateBody; revision: number | null };

const sourceOf = async (templateId: string, version: number | null): Promise<Source> => {
  if (version === null) return getDraft(templateId);
  const { body } = await getJson(apiPath('templates', templateId, 'versions', String(version)), bodySchema);
  return { body, revision: null };
};

const rehearse = async (templateId: string, { version, issuedOn, behaviour }: Rehearsed) => {
  const { body, revision } = await sourceOf(templateId, version);
  const request: RehearseRequest = {
    body,
    issuedOn,
    behaviour,
    templateId: revision === null ? null : templateId,
    revision,
  };
  return askJson('/api/rehearsals', request, rehearsalSchema);
};

/** Lives a template through; computed by the server, nothing is stored but that this draft has been tried. */
export const useRehearse = (templateId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Rehearsed) => rehearse(templateId, asked),
    onSuccess: () => client.invalidateQueries({ queryKey: ['templates'] }),
  });
};
