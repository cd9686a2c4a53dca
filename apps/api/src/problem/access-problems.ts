import { ApiProblem } from './api-problem.js';

/** Refusals about posts, by their stable codes. */
export const accessProblems = {
  noPost: () =>
    new ApiProblem(
      403,
      'ACCESS.NO_POST',
      'Hôm nay anh/chị chưa được cử giữ vị trí nào.',
      'Đề nghị lãnh đạo đơn vị, Văn phòng hoặc quản trị danh mục đơn vị cử giữ vị trí (mục “Đơn vị và đầu mối”).',
    ),
  postNotHeld: (postId: string) =>
    new ApiProblem(403, 'ACCESS.POST_NOT_HELD', 'Hôm nay anh/chị không giữ vị trí này.', 'Chọn một vị trí của mình.', {
      errors: [
        { field: 'postId', value: postId, reason: 'Không phải vị trí của anh/chị.', mend: 'Chọn trong danh sách.' },
      ],
    }),
  postBySessionOnly: () =>
    new ApiProblem(
      403,
      'ACCESS.POST_BY_SESSION',
      'Vị trí làm việc chỉ chọn được khi đăng nhập bằng phiên.',
      'Đăng nhập trên trang rồi chọn vị trí.',
    ),
  endsPostsRefused: () =>
    new ApiProblem(
      403,
      'ACCESS.POST_KIND',
      'Đơn vị này còn người giữ vị trí mà anh/chị không có quyền cử hoặc cho thôi, như quản trị hệ thống, kiểm tra.',
      'Đề nghị quản trị hệ thống chuyển vị trí ấy sang đơn vị khác trước, hoặc tự ghi chấm dứt đơn vị.',
    ),
  postKindRefused: (kind: string) =>
    new ApiProblem(
      403,
      'ACCESS.POST_KIND',
      `Vai trò của anh/chị chưa được cử người vào vị trí “${kind}”.`,
      'Đề nghị quản trị hệ thống hoặc Văn phòng cử.',
      { errors: [{ field: 'kind', value: kind, reason: 'Ngoài quyền cử của anh/chị.', mend: 'Chọn vị trí khác.' }] },
    ),
} as const;
