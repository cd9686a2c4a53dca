import type { Provider, Type } from '@nestjs/common';

/** Part of the API: what answers requests and what does the work. Everything is made once and may ask for everything. */
export type Area = { controllers: Type[]; services: Provider[] };
