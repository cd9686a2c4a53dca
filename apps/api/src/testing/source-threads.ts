import type { ThreadProgram } from '../questions/question-thread.js';

const loader = new URL('./typescript-loader.mjs', import.meta.url).href;
const register = `import { register } from 'node:module'; register(${JSON.stringify(loader)});`;

/** The program of the threads from its sources, so that specs never meet an older build. */
export const sourceThreads: ThreadProgram = {
  url: new URL('../questions/thread.ts', import.meta.url),
  execArgv: ['--conditions=@dondoc/source', '--import', `data:text/javascript,${encodeURIComponent(register)}`],
};
