/**
 * What public documents demand, by hand: clause and the sentence of the day. `address`: where the words were found. The
 * texts are the passages of the documents that tell duties, not the pages around them.
 */
export type Excerpt = { file: string; address: string; demands: readonly string[] };

export const excerpts: readonly Excerpt[] = [
  {
    file: 'bo-y-te-4396',
    address:
      'thuviennhadat.vn/vbpl/cong-van-4396-byt-kh-tc-2021-danh-gia-thuc-hien-bo-tieu-chi-quoc-gia-ve-y-te-xa-den-2020-476023.html',
    // The day of the letter before (23/02/2021) is recalled, not demanded.
    demands: ['đoạn 4 | Trước ngày 08/06/2021.'],
  },
  {
    file: 'dak-nong-1974',
    address:
      'daknong.gov.vn/tin-tuc-su-kien/-/view_content/80160075-bao-cao-ket-qua-cong-tac-phong-chong-dich-covid-19.html',
    demands: ['đoạn 3 | Chậm nhất 10 giờ 00 ngày 27/04/2020.', 'đoạn 4 | Trước 14 giờ 00 ngày 28/04/2020.'],
  },
  {
    file: 'so-gddt-hcm-2023',
    address: 'hungdao.edu.vn/2023/05/05/bao-cao-thuc-hien-chi-thi-so-71-2008-ct-bgddt',
    demands: ['2 | Trước ngày 11/05/2023.'],
  },
  {
    file: 'so-gddt-hue-2011',
    address: 'thuathienhue.edu.vn/truong-hoc-than-thien-hoc-sinh-tich-cuc',
    demands: ['2 | Trước ngày 28/02/2011.', '3 | Trước ngày 01/04/2011.'],
  },
  {
    file: 'ba-ria-vung-tau-2539',
    address: 'cchc.baria-vungtau.gov.vn/tin-tuc-su-kien/-/view_content/content/203311',
    demands: [
      'gạch đầu dòng 1 | Trước ngày 20/11 hằng năm.',
      'gạch đầu dòng 2 | Trước ngày 15 hằng tháng.',
      'gạch đầu dòng 3 | Trước ngày 5 của tháng cuối quý.',
      'gạch đầu dòng 4 | Trước ngày 5/6 hằng năm.',
      'gạch đầu dòng 5 | Trước ngày 25/11 hằng năm.',
    ],
  },
  {
    file: 'so-gddt-nam-dinh-2019',
    address: 'mntthoasua.namdinh.edu.vn/?page=Article.News.detail&id=5c6683c0e1382335705694a4',
    demands: [
      '2.a gạch đầu dòng 1 | Trước ngày 10/03/2019.',
      '2.b gạch đầu dòng 1 | Chậm nhất ngày 31/7 hằng năm.',
      '2.b gạch đầu dòng 2 | Chậm nhất ngày 30/11 hằng năm.',
    ],
  },
  {
    file: 'so-gddt-thai-binh-2018',
    address: 'giaoducthoidai.vn/giao-duc/thai-binh-luu-y-cong-tac-tu-danh-gia-nam-hoc-20172018-3915104-v.html',
    demands: [
      'đoạn 1 | Trước ngày 12/04/2018.',
      'đoạn 2 | Trước ngày 19/04/2018.',
      'đoạn 2 | Chậm nhất ngày 24/04/2018.',
    ],
  },
  {
    file: 'bo-noi-vu-581',
    address:
      'sonoivu.namdinh.gov.vn/cai-cach-hanh-chinh/bo-noi-vu-huong-dan-thuc-hien-che-do-bao-cao-cai-cach-hanh-chinh-dinh-ky-2627',
    // Cut-offs of data (chốt số liệu) are no due days.
    demands: ['đoạn 1 | Chậm nhất ngày 20 của tháng cuối kỳ báo cáo.'],
  },
  {
    file: 'lang-son-43',
    address: 'vanphong.langson.gov.vn/en/node/62237',
    demands: ['đoạn 2 | Trước ngày 31/10/2020.'],
  },
  {
    file: 'tt-03-2015-btttt',
    address: 'ppdvn.gov.vn/web/guest/nhap-khau-thiet-bi-in?tab=2',
    demands: [
      '2 gạch đầu dòng 1 | Trước ngày 10/7 hằng năm.',
      '2 gạch đầu dòng 2 | Trước ngày 10/1 của năm sau liền kề, hằng năm.',
    ],
  },
  {
    file: 'tt-02-2023-btttt',
    address: 'beta.thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/47277',
    demands: [
      '(1) gạch đầu dòng 1 | Chậm nhất ngày 15 hằng tháng.',
      '(1) gạch đầu dòng 2 | Chậm nhất ngày 6 của tháng cuối quý.',
      '(1) gạch đầu dòng 3 | Chậm nhất ngày 6/6 hằng năm.',
      '(1) gạch đầu dòng 4 | Chậm nhất ngày 25/11 hằng năm.',
      '(2) gạch đầu dòng 1 | Chậm nhất ngày 16 hằng tháng.',
      '(2) gạch đầu dòng 2 | Chậm nhất ngày 8 của tháng cuối quý.',
      '(2) gạch đầu dòng 3 | Chậm nhất ngày 8/6 hằng năm.',
      '(2) gạch đầu dòng 4 | Chậm nhất ngày 27/11 hằng năm.',
    ],
  },
  {
    file: 'tt-44-2019-bgtvt',
    address: 'thuvienphapluat.vn/hoi-dap-phap-luat/iframe/4C146-hd-thoi-han-gui-bao-cao-dinh-ky',
    demands: [
      'gạch đầu dòng 1 | Chậm nhất ngày 20 hằng tháng.',
      'gạch đầu dòng 2 | Chậm nhất ngày 20 của tháng cuối quý.',
      'gạch đầu dòng 3 | Chậm nhất ngày 20/6 hằng năm.',
      'gạch đầu dòng 3 | Chậm nhất ngày 20/12 hằng năm.',
      'gạch đầu dòng 4 | Chậm nhất ngày 20/12 hằng năm.',
    ],
  },
  {
    file: 'so-gtcc',
    address: 'nld.com.vn/phap-luat/so-gtcc-noi-mang-thong-tin-giai-quyet-nguyen-vong-cu-tri-120709.htm',
    demands: ['đoạn 1 | Chậm nhất ngày 5 hằng tháng.', 'đoạn 1 | Chậm nhất ngày 10 hằng tháng.'],
  },
  // Told, not demanded: the day of a letter that has been sent before.
  {
    file: 'hai-duong-2018',
    address: 'baohaiduong.vn/kinh-te---tieu-dung/khan-truong-bao-cao-tinh-hinh-no-dong-xay-dung-nong-thon-moi-82687',
    demands: [],
  },
  // A decision in one line: a day of effect is no due day.
  {
    file: 'cao-bang-46',
    address: '123docz.net/document/5933268-quyet-dinh-so-46-2019-qd-ubnd-tinh-cao-bang.htm',
    demands: [],
  },
];
