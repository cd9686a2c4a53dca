import type { FastifyInstance } from 'fastify';
import { accessPolicy, routeKey } from './access-policy.js';

/** Every route that the running program answers, as `METHOD /path`; filled while they are registered. */
export class RegisteredRoutes {
  readonly keys: string[] = [];

  /** Call before any route is registered. */
  watch(fastify: Pick<FastifyInstance, 'addHook'>): void {
    fastify.addHook('onRoute', ({ method, path }) => {
      for (const each of Array.isArray(method) ? method : [method]) this.keys.push(routeKey(each, path));
    });
  }

  /** Routes that nobody could use because the table of rights does not name them. */
  withoutPolicy(): string[] {
    return this.keys.filter((key) => accessPolicy[key] === undefined);
  }

  /** Lines of the table that name no route: a typing error there would lock a route that does exist. */
  policiesWithoutRoute(): string[] {
    return Object.keys(accessPolicy).filter((key) => !this.keys.includes(key));
  }
}
