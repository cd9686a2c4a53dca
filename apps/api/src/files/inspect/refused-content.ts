/**
 * Why a content is not taken:
 * `type`: none of the kinds that may be handed in · `encrypted`: needs a password · `macro`: carries a program ·
 * `bomb`: swells beyond all measure when opened · `broken`: the parts of the file do not fit together.
 */
export type ContentFault = 'type' | 'encrypted' | 'macro' | 'bomb' | 'broken';

/** Thrown inside the inspection of one file; whoever received the file words it for people. */
export class RefusedContent extends Error {
  constructor(readonly fault: ContentFault) {
    super(`refused content: ${fault}`);
    this.name = 'RefusedContent';
  }
}
