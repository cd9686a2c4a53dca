import { templateSchema } from '@dondoc/contracts';
import { z } from 'zod';

/** The JSON Schema of a template file: what the editor, the import, the command line and CI check is this and nothing else. */
export const templateJsonSchema = (): Record<string, unknown> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'cascade-template.schema.json',
  title: 'Mẫu triển khai (cascade template)',
  ...z.toJSONSchema(templateSchema, { io: 'input', target: 'draft-2020-12' }),
});
