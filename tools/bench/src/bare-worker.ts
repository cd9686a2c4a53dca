import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

// A process of its own, as the product's worker is, and with the same room for tasks.
Runtime.install({ logger: new DefaultLogger('ERROR') });
const [, , address = '', taskQueue = ''] = process.argv;
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./bare.workflows.js', import.meta.url)),
  maxCachedWorkflows: 5000,
  maxConcurrentWorkflowTaskExecutions: 200,
});
process.send?.({ type: 'ready' });
await worker.run();
