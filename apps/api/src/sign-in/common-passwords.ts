/** Words that Vietnamese people take for passwords and that the international list lacks; without marks or spaces. */
const VIETNAMESE =
  `matkhau matkhaumoi matkhaucuatoi khongbiet khongcomatkhau anhyeuem emyeuanh toiyeuem yeuem yeuanh congaicontrai
  giadinh hanhphuc maimai vietnam vietnamvodich hanoi saigon thanhpho hochiminh danang xinchao chaoban congviec coquan
  vanphong nhanvien lanhdao hanhchinh nhanuoc uyban uybannhandan ubnd sonoivu quantri hethong phanmem
  bonconcavangboingua dangnhap taikhoan nguoidung tinhyeu thangnam ngaymai`.split(/\s+/);

let known: Promise<ReadonlySet<string>> | undefined;

/** About fifty thousand of the most used passwords, in small letters; read from disk when first asked for. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...VIETNAMESE]),
  );
  return known;
};
