import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `yaml` is a dependency of the sample library. */
const yamlOf = (root) => createRequire(join(root, 'libs/sample/package.json'))('yaml');

/** Names of all variables that libs/configuration reads, from its sources: nothing needs to be built first. */
const knownVariables = (root) =>
  new Set(
    ['fields.ts', 'sign-in-fields.ts'].flatMap((file) =>
      [...readFileSync(join(root, 'libs/configuration/src', file), 'utf8').matchAll(/'(DONDOC_[A-Z_0-9]+)'/g)].map(
        ([, name]) => name,
      ),
    ),
  );

const namesOf = (list) => (Array.isArray(list) ? list : Object.keys(list ?? {}));

/** Faults of one service: what it names must exist. */
const faultsOf = (name, service, file, known) => [
  ...namesOf(service.depends_on)
    .filter((other) => !file.services[other])
    .map((other) => `${name} depends on ${other}, which is no service`),
  ...(service.volumes ?? [])
    .map((volume) => volume.split(':')[0])
    .filter((volume) => /^[a-z]/.test(volume) && !(volume in file.volumes))
    .map((volume) => `${name} mounts ${volume}, which is no volume`),
  ...(service.configs ?? [])
    .filter(({ source }) => !file.configs[source])
    .map(({ source }) => `${name} uses ${source}, which is no config`),
  ...Object.keys(service.environment ?? {})
    .filter((variable) => variable.startsWith('DONDOC_') && !known.has(variable))
    .map((variable) => `${name} sets ${variable}, which libs/configuration refuses as unknown`),
  ...(service.image || service.build ? [] : [`${name} has neither image nor build`]),
];

/**
 * What a schema cannot see in docker-compose.yml: names that point nowhere, and variables that our programs would refuse.
 * The syntax itself was checked with the parser of Docker Compose (docs/operations.md).
 */
export const composeFaults = (root, text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')) => {
  const file = yamlOf(root).parse(text, { merge: true });
  const known = knownVariables(root);
  return Object.entries(file.services).flatMap(([name, service]) => faultsOf(name, service, file, known));
};

/** Planted faults that must be found: [what, edit of the text]. */
export const composeProbes = [
  ['unknown variable', (text) => text.replace('DONDOC_MODE:', 'DONDOC_MOOD:')],
  ['missing service', (text) => text.replace('\n  api:\n', '\n  api2:\n')],
  ['missing volume', (text) => text.replace('[postgres-data:', '[postgres-date:')],
  ['missing config', (text) => text.replace('source: temporal-schema', 'source: temporal-scheme')],
];

export const runComposeProbes = (root) => {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  const before = composeFaults(root, text).length;
  return composeProbes.map(([what, edit]) => {
    const found = composeFaults(root, edit(text));
    return { guard: 'compose', rule: what, file: 'docker-compose.yml', ok: found.length > before, found };
  });
};
