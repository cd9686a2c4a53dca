import { templateJsonSchema } from '@dondoc/definition-files';
import type { Answer } from '../context.js';

/** `schema`: the JSON Schema of a template file. */
export const schema = (): Answer => {
  const json = templateJsonSchema();
  return { text: () => JSON.stringify(json, null, 2), json };
};
