import { type SheetOf, sheetAddress } from '../../api/imports.js';

/** The prepared sheet: downloaded, filled in with Excel or LibreOffice. */
export const SheetStep = ({ sheet, step }: { sheet: SheetOf; step: number }) => (
  <li className="card">
    <h2>Bước {step}. Tải mẫu về và điền</h2>
    <p>Mẫu có sẵn mã, danh sách chọn và trang hướng dẫn. Dòng không điền gì thì không nhập.</p>
    <a className="link-button" href={sheetAddress(sheet)} download>
      Tải mẫu Excel
    </a>
  </li>
);
