import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadFile, downloadJson } from './download.js';
import { runProgram } from './run-program.js';

/** Where Temporal's SDKs fetch their servers. */
export const PUBLISHED_AT = 'https://temporal.download';

type Archive = { archiveUrl: string; fileToExtract: string };

const isArchive = (answer: unknown): answer is Archive =>
  typeof answer === 'object' &&
  answer !== null &&
  'archiveUrl' in answer &&
  typeof answer.archiveUrl === 'string' &&
  'fileToExtract' in answer &&
  typeof answer.fileToExtract === 'string';

const architecture = (): string => (process.arch === 'x64' ? 'amd64' : process.arch);

const unpack = async (archive: string, member: string, folder: string): Promise<string> => {
  const { ok, output } = await runProgram('tar', ['-xf', archive, '-C', folder, member], {
    env: process.env,
    timeoutMs: 120_000,
  });
  if (!ok) throw new Error(`tar: ${output}`);
  return join(folder, member);
};

/**
 * Fetches what Temporal publishes for this platform into `target` (under a temporary name first).
 *
 * @param path e.g. `cli/v1.8.2`
 * @throws Error in one line, at once where the host cannot be reached
 */
export const fetchPublished = async (
  base: string,
  path: string,
  target: string,
  log: (line: string) => void,
): Promise<void> => {
  const query = `arch=${architecture()}&platform=${process.platform}&format=tar.gz`;
  const answer = await downloadJson(`${base}/${path}?${query}`);
  if (!isArchive(answer)) throw new Error(`${base}: unexpected answer`);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}.download-`);
  try {
    let shown = 0;
    const archive = join(folder, 'archive.tar.gz');
    await downloadFile(answer.archiveUrl, archive, (bytes, total) => {
      const tens = total === null ? 0 : Math.floor((bytes / total) * 10);
      if (tens > shown) log(`Đang tải máy chủ Temporal: ${(shown = tens) * 10} % (downloading).`);
    });
    const program = await unpack(archive, answer.fileToExtract, folder);
    chmodSync(program, 0o755);
    renameSync(program, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
