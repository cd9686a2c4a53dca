import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'vitest';
import { readDirective } from '../src/index.js';
it('prints', () => {
  const dir = process.env.G_DIR ?? new URL('./seeds/', import.meta.url).pathname;
  for (const file of readdirSync(dir).sort()) {
    const t = performance.now();
    const reading = readDirective(readFileSync(`${dir}/${file}`, 'utf8'));
    console.log(file, Math.round(performance.now() - t), 'ms');
    for (const d of reading.documents) {
      console.log(JSON.stringify(d.document, null, 1));
      for (const g of d.targets) console.log('  T', g.number, g.percent, g.text.slice(0, 80));
      for (const o of d.obligations) console.log(`  * [${o.clause}] ${o.kind} ${o.confidence} | ${o.title}\n      due=${o.dueWords} → ${o.due?.sentence ?? '-'} ${(o.due?.doubts??[]).map((x) => x.code)}\n      by=${o.owedBy.words} ${o.owedBy.classes} ${o.owedBy.unitNames.join('|')}\n      to=${o.to} via=${o.via} cond=${o.condition} sil=${o.silence}\n      w=${o.words.slice(0, 160)}`);
      for (const w of d.warnings) console.log('  !', w);
    }
  }
});
