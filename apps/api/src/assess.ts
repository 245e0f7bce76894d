import { letReadersStop } from '@shodo/rule-packs';
import { assessCommand, readText } from './assessments/assess-command.js';

letReadersStop(process.stdout, process.stderr);
process.exitCode = assessCommand(process.argv.slice(2), {
  read: readText,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(`${text}\n`),
});
