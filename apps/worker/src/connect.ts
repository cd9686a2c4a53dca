import { setTimeout as pause } from 'node:timers/promises';
import type { Configuration } from '@dondoc/configuration';
import { cascadeAttribute, nextDueAttribute, stateAttribute, unitAttribute } from '@dondoc/workflows';
import { Client, Connection } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';

/** Where Temporal answers: an address of its own, or the local server's port. */
export const temporalAddress = ({ temporalAddress: address, host, temporalPort }: Configuration): string =>
  address ?? `${host}:${temporalPort}`;

const indexedTypes = { [SearchAttributeType.KEYWORD]: 2, [SearchAttributeType.DATETIME]: 6 } as Record<string, number>;

/** A server of somebody else's may not know our search attributes; ours does already. */
const registerSearchAttributes = async (connection: Connection, namespace: string): Promise<void> => {
  const keys = [cascadeAttribute, unitAttribute, stateAttribute, nextDueAttribute];
  const searchAttributes = Object.fromEntries(keys.map(({ name, type }) => [name, indexedTypes[type] ?? 2]));
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in (customAttributes ?? {})));
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
};

export type TemporalConnections = { native: NativeConnection; client: Client };

/** Connects to Temporal, trying again while it is away. */
export const connectTemporal = async (
  configuration: Configuration,
  onWait: (error: unknown) => void,
): Promise<TemporalConnections> => {
  const address = temporalAddress(configuration);
  const namespace = configuration.temporalNamespace;
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: '5 seconds' });
      await registerSearchAttributes(connection, namespace);
      const native = await NativeConnection.connect({ address });
      return { native, client: new Client({ connection, namespace }) };
    } catch (error) {
      onWait(error);
      await pause(1000);
    }
  }
};
