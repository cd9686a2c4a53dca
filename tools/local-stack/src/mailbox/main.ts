import { join } from 'node:path';
import { loadConfiguration } from '@dondoc/configuration';
import { startMailbox } from './start-mailbox.js';

const configuration = loadConfiguration(process.env);
const mailbox = await startMailbox({
  folder: join(configuration.home, 'mailbox'),
  host: configuration.host,
  smtpPort: configuration.smtpPort,
  httpPort: configuration.mailboxPort,
});

const stop = (): void => void mailbox.stop().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.send?.({ type: 'ready' });
