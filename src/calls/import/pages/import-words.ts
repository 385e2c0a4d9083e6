// What the page that takes in old call logs says, in both languages.
import type { Language } from '../../../access/account.ts'

const en = {
  title: 'Import an old call log',
  advice:
    'CSV or XLSX, at most 5 MB and 2,000 rows. Names and numbers of callers have no column. What identifies somebody is removed from the texts before they are stored. Nobody is alerted, and the same file again adds nothing.',
  template: 'Template to fill in (CSV)',
  line: 'Line',
  noLines: 'You supervise no line.',
  look: '1. Check the file',
  lookAgain: 'Check another file',
  lookHint: 'Says what is wrong in which row. Nothing is stored.',
  lookButton: 'Check',
  file: 'File',
  take: '2. Import it',
  takeHint: 'Nothing of the file was kept while checking: choose the same file once more.',
  takeButton: (calls: number) => (calls === 1 ? 'Import the call' : `Import ${calls} calls`),
  otherFile: 'This is not the file that was checked. Check it first.',
  report: 'What the check found',
  rows: 'Rows',
  good: 'Good rows',
  bad: 'Rows with faults',
  removed: 'Removed from the texts of good rows',
  nothing: 'nothing',
  textsExpired: 'Texts left out, older than the line keeps them',
  ignored: 'Columns not read',
  allGood: 'Every row is good.',
  faults: 'Mend these in the file, then check it again: it is imported whole or not at all.',
  more: (shown: number, all: number) => `The first ${shown} of ${all} faults.`,
  row: 'Row',
  column: 'Column',
  fault: 'What is wrong',
  imported: (added: number, known: number) =>
    `${added === 1 ? 'One call' : `${added} calls`} imported.${known === 0 ? '' : ` ${known} had been imported before.`}`,
  toCalls: 'To the calls of my lines',
}

const zh: typeof en = {
  title: '导入旧来电记录',
  advice:
    'CSV 或 XLSX，最大 5 MB、2000 行。没有来电者姓名和号码的列；文字中可识别身份的内容在保存前去除。不会发出警报，同一文件重复导入不会增加记录。',
  template: '下载模板（CSV）',
  line: '热线',
  noLines: '您没有督导的热线。',
  look: '1. 检查文件',
  lookAgain: '检查其他文件',
  lookHint: '指出哪一行有什么问题，不保存任何内容。',
  lookButton: '检查',
  file: '文件',
  take: '2. 导入',
  takeHint: '检查时没有保留文件的任何内容，请再选一次同一文件。',
  takeButton: (calls) => `导入 ${calls} 条来电`,
  otherFile: '这不是刚才检查过的文件，请先检查。',
  report: '检查结果',
  rows: '行数',
  good: '无误的行',
  bad: '有误的行',
  removed: '从无误的行中去除',
  nothing: '无',
  textsExpired: '已超过保存期限、不导入的文字',
  ignored: '未读取的列',
  allGood: '所有行均无误。',
  faults: '请在文件中改正后重新检查：要么全部导入，要么全部不导入。',
  more: (shown, all) => `共 ${all} 处，显示前 ${shown} 处。`,
  row: '行',
  column: '列',
  fault: '问题',
  imported: (added, known) => `已导入 ${added} 条来电。${known === 0 ? '' : `另有 ${known} 条此前已导入。`}`,
  toCalls: '查看本热线来电',
}

const catalogues: Readonly<Record<Language, typeof en>> = { zh, en }

export const importWords = (language: Language): typeof en => catalogues[language]
