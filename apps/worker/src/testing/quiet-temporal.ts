import { DefaultLogger, Runtime } from '@temporalio/worker';

// Once per process, before anything of Temporal's core is used: tests print what fails, not every state of a worker.
Runtime.install({ logger: new DefaultLogger('WARN') });
