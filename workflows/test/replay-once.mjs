// Replays every stored history with a workflow bundle and tells the outcome as JSON: run as a process of its own, so
// that TZ is what the test says. Arguments: file of the workflows, folder of the histories.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

const [, , workflowsPath = '', folder = ''] = process.argv;
Runtime.install({ logger: new DefaultLogger('ERROR') });

const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
const histories = (async function* () {
  for (const file of files) {
    const history = JSON.parse(await readFile(join(folder, file), 'utf8'));
    yield { workflowId: file.replace('.json', ''), history };
  }
})();

const outcomes = {};
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowsPath }, histories)) {
  outcomes[workflowId] = error === undefined ? 'replayed' : `${error.name}: ${error.message}`;
}
console.log(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), outcomes }));
