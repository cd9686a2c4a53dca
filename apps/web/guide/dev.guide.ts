import { readdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { type RunningStack, startStack } from '../e2e/running-stack.js';
import { Camera, PICTURES } from './camera.js';
import { peoplePictures, registerPictures, wordingPictures } from './chapters/administrator.js';
import { leadersPictures } from './chapters/leader.js';
import { officeLetter, officeLooksUp, officeMorning, officeOutbox, registerImport } from './chapters/office.js';
import { officeDecides, unitHandsIn, unitHandsInAgain } from './chapters/unit.js';

let stack: RunningStack;
let camera: Camera;
beforeAll(async () => {
  stack = { url: "http://localhost:19080" } as never;
  camera = new Camera(stack);
});
afterAll(async () => {
  await camera?.close();
  
});

// In this order: what one has done, the next one finds.
it('the Office looks around', () => officeLooksUp(camera));
it('the Office’s morning', () => officeMorning(camera));
it('the leader’s page', () => leadersPictures(camera));
it('the Office’s letter', () => officeLetter(camera));
it('the Office’s outbox', () => officeOutbox(camera));
it('a unit hands in', () => unitHandsIn(camera));
it('the Office decides', () => officeDecides(camera));
it('the unit hands in again', () => unitHandsInAgain(camera));
it('people', () => peoplePictures(camera));
it('units and posts', () => registerPictures(camera));
it('the import of a register', () => registerImport(camera));
it('templates of letters, one’s own account', () => wordingPictures(camera));

it('leaves no picture behind that nobody takes any more', async () => {
  const taken = new Set(camera.taken.map(({ name }) => `${name}.png`));
  for (const name of await readdir(PICTURES)) if (!taken.has(name)) await rm(PICTURES + name);
  const changed = camera.taken.filter((one) => one.changed).map(({ name }) => name);
  console.log(`${taken.size} hình, ${changed.length} hình mới hoặc đã đổi: ${changed.join(', ')}`);
});
