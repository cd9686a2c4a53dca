// The operations of the OpenAPI document, with a request for each that is right in form.
export type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minItems?: number;
};
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Described = { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } };
export type Operation = {
  /** As the table of rights names it. */
  key: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without `/api`, parameters as `:name`. */
  path: string;
  query: readonly string[];
  body: Schema | undefined;
  takesFile: boolean;
};
export type Named = Readonly<Record<string, unknown>>;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

export const operationsOf = (document: { paths: Record<string, Record<string, Described>> }): Operation[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method.toLowerCase()];
      if (!operation) return [];
      const address = path.replace(/\{(\w+)\}/g, ':$1');
      const content = operation.requestBody?.content ?? {};
      return {
        key: `${method} ${address}`,
        method,
        path: address.replace('/api', ''),
        query: (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
        body: content['application/json']?.schema,
        takesFile: content['multipart/form-data'] !== undefined,
      };
    }),
  );

/** A value right in form, taken by the field's name where one is known. */
export const sampleOf = (schema: Schema, named: Named, name = ''): unknown => {
  const known = named[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.anyOf ?? schema.oneOf ?? [];
  if (variant) return sampleOf(variant, named, name);
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, named, name.replace(/s$/, ''))];
  if (schema.type === 'object' || schema.properties) {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([field, each]) => [field, sampleOf(each, named, field)]));
  }
  if (known !== undefined) return known;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return /on$|until|date|at$/i.test(name) ? '30/11/2026' : 'thu-nghiem';
};

export const addressOf = (path: string, named: Named): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(named[name] ?? 'khong-co')));

export type Variant = { where: string; body: unknown };

/** Every body in which one field, at any depth, is something else. */
export const withEach = (body: unknown, values: readonly unknown[], where = ''): Variant[] => {
  if (typeof body !== 'object' || body === null) return [];
  const entries = Object.entries(body);
  return entries.flatMap(([key, value]) => {
    const at = where === '' ? key : `${where}.${key}`;
    const put = (one: unknown): unknown =>
      Array.isArray(body) ? body.map((each, index) => (String(index) === key ? one : each)) : { ...body, [key]: one };
    const here = values.map((one) => ({ where: at, body: put(one) }));
    const gone = Array.isArray(body) ? [] : [{ where: at, body: put(undefined) }];
    return [
      ...here,
      ...gone,
      ...withEach(value, values, at).map((deeper) => ({ where: deeper.where, body: put(deeper.body) })),
    ];
  });
};
