// Files for tests of the import.
import excel from 'exceljs'

/** An .xlsx file with these rows. */
export async function xlsxOf(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const workbook = new excel.Workbook()
  workbook.addWorksheet('Sheet').addRows(rows.map((row) => [...row]))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** 姓名,类别 / 测试甲,志愿者 in GBK. */
export const GBK = Buffer.from('d0d5c3fb2cc0e0b1f00d0ab2e2cad4bcd72cd6bed4b8d5df0d0a', 'hex')
