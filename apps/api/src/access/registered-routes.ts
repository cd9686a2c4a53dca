import type { FastifyInstance } from 'fastify';
import { largerBodyBytes } from '../writes/body-limits.js';
import { routeActs, routeKey } from './route-acts.js';

/** Every route that the running program answers, as `METHOD /path`; filled while they are registered. */
export class RegisteredRoutes {
  readonly keys: string[] = [];

  /** Call before any route is registered. Routes that take large bodies get their limit here. */
  watch(fastify: Pick<FastifyInstance, 'addHook'>): void {
    fastify.addHook('onRoute', (route) => {
      const { method, path } = route;
      for (const each of Array.isArray(method) ? method : [method]) {
        const key = routeKey(each, path);
        this.keys.push(key);
        const limit = largerBodyBytes(key);
        if (limit !== undefined) route.bodyLimit = limit;
      }
    });
  }

  /** Routes that nobody could use because the table of rights does not name them. */
  withoutPolicy(): string[] {
    return this.keys.filter((key) => routeActs[key] === undefined);
  }

  /** Lines of the table that name no route: a typing error there would lock a route that does exist. */
  policiesWithoutRoute(): string[] {
    return Object.keys(routeActs).filter((key) => !this.keys.includes(key));
  }
}
