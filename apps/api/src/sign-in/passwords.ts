import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { signInProblems } from '../problem/sign-in-problems.js';
import { normalizedPassword } from './password-rules.js';

/** As many as threads compute at once; each takes 19 MiB. */
const AT_ONCE = 4;
/** More than this would wait longer than a browser does. */
const MOST_WAITING = 64;

/** Hashes passwords with argon2id (19 MiB, 2 passes), few at a time, so that a flood of logins stops nothing else. */
@Injectable()
export class Passwords {
  /** How many verifications were computed since the start. */
  verifications = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalizedPassword(password)));
  }

  /**
   * Whether that is the password. Without a hash it takes as long and answers no, so that time does not tell which names exist.
   * @throws ApiProblem `SIGN_IN.BUSY`
   */
  async verify(known: string | null | undefined, password: string): Promise<boolean> {
    this.decoy ??= hash('no account has this password');
    const against = known ?? (await this.decoy);
    const right = await this.inTurn(() => {
      this.verifications += 1;
      return verify(against, normalizedPassword(password));
    });
    return right && typeof known === 'string';
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw signInProblems.busy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
