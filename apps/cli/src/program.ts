import { Command } from 'commander';
import type { Answer, Context } from './context.js';
import { AFTER_HELP, bilingualHelp } from './usage.js';
import { check, type CheckOptions } from './verbs/check.js';
import { dates, type DatesOptions } from './verbs/dates.js';
import { issue, type IssueOptions } from './verbs/issue.js';
import { publish } from './verbs/publish.js';
import { readDue, type ReadDueOptions } from './verbs/read-due.js';
import { readPlan } from './verbs/read-plan.js';
import { rehearseVerb, type RehearseOptions } from './verbs/rehearse.js';
import { schema } from './verbs/schema.js';
import { status } from './verbs/status.js';
import { token, type TokenOptions } from './verbs/token.js';
import { whoami } from './verbs/whoami.js';
import type { ServerOptions } from './server/server-client.js';

/** Takes the answer of the verb that was called. */
export type Deliver = (answer: Answer) => void;

const json = ['--json', 'kết quả dạng JSON cho máy (result as JSON)'] as const;
const issued = ['--issued <YYYY-MM-DD>', 'ngày ban hành văn bản (date of issue)'] as const;
const units = [
  '--units <file|N>',
  'tệp đơn vị YAML, hoặc số đơn vị giả định (organisation file, or a number)',
] as const;
const yaml = ['<template.yaml>', 'tệp mẫu triển khai, hoặc - để đọc từ stdin (template file, or - for stdin)'] as const;

const addReaders = (program: Command, context: Context, deliver: Deliver): void => {
  program
    .command('read-due')
    .argument('<words...>', 'nguyên văn thời hạn, hoặc - để đọc từ stdin (due words, or - for stdin)')
    .description('Đọc chữ thời hạn thành quy tắc, ngày và nghi vấn\n(due words → rule, dates and doubts)')
    .option(...issued)
    .option('--count <N>', 'xem bao nhiêu kỳ với hạn lặp lại (how many periods of a recurring rule)')
    .option(...json)
    .action(async (words: string[], options: ReadDueOptions) =>
      deliver(await readDue(words.join(' '), options, context)),
    );
  program
    .command('read-plan')
    .argument('<file>', 'tệp văn bản .txt, hoặc - để đọc từ stdin (text file, or - for stdin)')
    .description(
      'Tìm các nghĩa vụ phải nộp trong một văn bản chỉ đạo\n(obligations found in a directive, with clause and words)',
    )
    .option(...json)
    .action(async (file: string) => deliver(await readPlan(file, context)));
};

const addTemplateVerbs = (program: Command, context: Context, deliver: Deliver): void => {
  program
    .command('check')
    .argument(...yaml)
    .description(
      'Kiểm tra một tệp mẫu: mọi vấn đề, kèm dòng và cột\n(check a template file: all problems, with line and column)',
    )
    .option(...units)
    .option(...issued)
    .option(...json)
    .action(async (file: string, options: CheckOptions) => deliver(await check(file, options, context)));
  program
    .command('dates')
    .argument(...yaml)
    .description('Mọi hạn mà mẫu sinh ra cho từng đơn vị\n(every due date that a template makes)')
    .requiredOption(...units)
    .requiredOption('--from <YYYY-MM-DD>', 'từ ngày, tính theo ngày văn bản nêu (from, by the named day)')
    .requiredOption('--to <YYYY-MM-DD>', 'đến hết ngày (to, included)')
    .option(issued[0], `${issued[1]}; mặc định là --from (default: --from)`)
    .option(...json)
    .action(async (file: string, options: DatesOptions) => deliver(await dates(file, options, context)));
  program
    .command('rehearse')
    .argument(...yaml)
    .description(
      'Chạy thử cả vòng đời: sự kiện, thư, tổng hợp, điều hỏng\n(rehearse the whole life: events, messages, roll-ups, findings)',
    )
    .requiredOption(...units)
    .option('--behaviour <who>', 'punctual | late | silent | mixed | mixed:<seed> | file:<tệp>', 'mixed')
    .option(issued[0], `${issued[1]}; mặc định bốn tuần trước hạn đầu tiên (default: four weeks before the first date)`)
    .option('--until <YYYY-MM-DD>', 'chạy đến hết ngày này (live up to the end of this day)')
    .option(...json)
    .action(async (file: string, options: RehearseOptions) => deliver(await rehearseVerb(file, options, context)));
  program
    .command('schema')
    .description('In JSON Schema của tệp mẫu\n(JSON Schema of a template file)')
    .option(...json)
    .action(() => deliver(schema()));
};

const serverVerb = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--server <url>', 'địa chỉ máy chủ; hoặc biến DONDOC_SERVER (server address)')
    .option(...json);

const tokenOption = ['--token <token>', 'mã truy cập; hoặc biến DONDOC_TOKEN (token)'] as const;

/** Who one is on the server, and the token by which a program is somebody. */
const addIdentityVerbs = (program: Command, context: Context, deliver: Deliver): void => {
  serverVerb(
    program,
    'token',
    'Đăng nhập và lập mã truy cập cho máy\n(sign in and make a token; password from DONDOC_PASSWORD or stdin)',
  )
    .option('--user <name>', 'tên đăng nhập; hoặc biến DONDOC_USER (user)')
    .option('--name <text>', 'tên của mã, để nhận ra khi thu hồi (name of the token)', 'dondoc CLI')
    .option('--days <N>', 'số ngày mã có hiệu lực (days of validity)', '90')
    .action(async (options: TokenOptions) => deliver(await token(options, context)));
  serverVerb(
    program,
    'whoami',
    'Mã truy cập này là của ai, ở vị trí nào, được làm gì\n(whose token this is, for which post, with which rights)',
  )
    .option(...tokenOption)
    .action(async (options: ServerOptions) => deliver(await whoami(options, context)));
};

const addServerVerbs = (program: Command, context: Context, deliver: Deliver): void => {
  serverVerb(
    program,
    'publish',
    'Công bố một tệp mẫu thành bản mới trên máy chủ\n(publish a template file as its next version)',
  )
    .argument(...yaml)
    .option(...tokenOption)
    .action(async (file: string, options: ServerOptions) => deliver(await publish(file, options, context)));
  serverVerb(program, 'issue', 'Ban hành một đợt theo mẫu đã công bố\n(issue a cascade from a published template)')
    .argument('<template-id>', 'mã mẫu (template id)')
    .requiredOption('--number <text>', 'số văn bản như in (document number as printed)')
    .requiredOption('--date <YYYY-MM-DD>', 'ngày văn bản (date of the document)')
    .option('--version <N>', 'bản của mẫu; mặc định bản mới nhất (version; default: the newest)')
    .option('--title <text>', 'tên đợt (title of the cascade)')
    .option('--parent <cascade:unit>', 'kế hoạch cấp trên mà đợt này triển khai (the plan above that it carries out)')
    .option('--cascade <id>', 'ban hành một dự thảo đã có (issue a draft that is there)')
    .option('--key <text>', 'khóa để chạy lại mà không ban hành hai lần (same key: never issued twice)')
    .option(...tokenOption)
    .action(async (id: string, options: IssueOptions) => deliver(await issue(id, options, context)));
  serverVerb(
    program,
    'status',
    'Các đợt trên máy chủ, hoặc tiến độ một đợt\n(cascades on the server, or the progress of one)',
  )
    .argument('[cascade]', 'mã đợt (cascade id)')
    .option(...tokenOption)
    .action(async (id: string | undefined, options: ServerOptions) => deliver(await status(id, options, context)));
};

/** The command line with all of its verbs; the answer of the called one goes to `deliver`. It never ends the process. */
export const dondocProgram = (context: Context, deliver: Deliver): Command => {
  const program = new Command('dondoc');
  program
    .description('Đôn Đốc: công cụ dòng lệnh cho quản trị và tự động hóa\n(command line for admins and automation)')
    .usage('<lệnh> [tùy chọn]')
    .helpOption('-h, --help', 'hiện trợ giúp (show help)')
    .helpCommand('help [command]', 'trợ giúp của một lệnh (help of a verb)')
    .configureHelp(bilingualHelp)
    .configureOutput({ writeErr: () => undefined })
    .addHelpText('after', AFTER_HELP)
    .exitOverride();
  addReaders(program, context, deliver);
  addTemplateVerbs(program, context, deliver);
  addIdentityVerbs(program, context, deliver);
  addServerVerbs(program, context, deliver);
  for (const verb of program.commands) verb.helpOption('-h, --help', 'hiện trợ giúp (show help)');
  return program;
};
