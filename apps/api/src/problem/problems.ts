import { ApiProblem, type ProblemError } from './api-problem.js';

/** Every refusal of the API itself, by its stable code; a code is never renamed. */
export const problems = {
  requestInvalid: (errors: readonly ProblemError[]) =>
    new ApiProblem(400, 'REQUEST.INVALID', 'Dữ liệu gửi lên chưa đúng.', 'Sửa các mục được nêu rồi gửi lại.', {
      errors,
    }),
  bodyUnreadable: () =>
    new ApiProblem(
      400,
      'REQUEST.UNREADABLE',
      'Không đọc được nội dung gửi lên.',
      'Gửi JSON đúng cú pháp, mã hóa UTF-8.',
    ),
  bodyTooLarge: (limitMb: number) =>
    new ApiProblem(
      413,
      'REQUEST.TOO_LARGE',
      `Nội dung gửi lên lớn hơn ${limitMb} MB.`,
      'Rút gọn hoặc chia nhỏ; tệp đính kèm thì gửi qua POST /api/files.',
    ),
  bodyTooDeep: () =>
    new ApiProblem(400, 'REQUEST.TOO_DEEP', 'Nội dung gửi lên lồng quá nhiều cấp.', 'Gửi JSON lồng không quá 100 cấp.'),
  mediaTypeUnknown: () =>
    new ApiProblem(
      415,
      'REQUEST.MEDIA_TYPE',
      'Kiểu nội dung này không được nhận.',
      'Gửi Content-Type: application/json.',
    ),
  routeUnknown: () =>
    new ApiProblem(
      404,
      'REQUEST.NOT_FOUND',
      'Không có địa chỉ này.',
      'Kiểm tra đường dẫn; danh sách ở /api/openapi.json.',
    ),
  crossSite: (field: string, value: string) =>
    new ApiProblem(403, 'REQUEST.CROSS_SITE', 'Yêu cầu không đến từ trang của hệ thống.', 'Mở lại trang rồi thử lại.', {
      errors: [
        {
          field,
          value,
          reason: 'Không đúng nơi gửi.',
          mend: 'Gửi kèm X-Requested-With: dondoc, từ đúng địa chỉ của hệ thống.',
        },
      ],
    }),
  keyMissing: (value: string) =>
    new ApiProblem(
      400,
      'REQUEST.IDEMPOTENCY_KEY_MISSING',
      'Thiếu khóa chống gửi trùng.',
      'Tải lại trang rồi gửi lại.',
      {
        errors: [
          {
            field: 'Idempotency-Key',
            value,
            reason: value === '' ? 'Chưa có.' : 'Không đúng dạng.',
            mend: 'Gửi một UUID, hoặc 8–100 ký tự trong A–Z a–z 0–9 . _ : -',
          },
        ],
      },
    ),
  idReused: () =>
    new ApiProblem(
      422,
      'COMMAND.ID_REUSED',
      'Khóa này đã dùng cho một nội dung khác.',
      'Tải lại trang để gửi nội dung mới.',
    ),
  changedMeanwhile: () =>
    new ApiProblem(
      409,
      'EVENT_STORE.CONCURRENCY',
      'Mục này vừa được người khác thay đổi.',
      'Tải lại trang rồi làm lại.',
    ),
  databaseDown: () =>
    new ApiProblem(503, 'DATABASE.UNAVAILABLE', 'Cơ sở dữ liệu tạm thời không trả lời.', 'Đợi ít phút rồi thử lại.', {
      retryAfter: 5,
    }),
  internal: (id: string) =>
    new ApiProblem(
      500,
      'INTERNAL',
      'Hệ thống gặp sự cố ngoài dự kiến.',
      `Thử lại; nếu vẫn lỗi, báo quản trị mã ${id}.`,
    ),
  signInRequired: () =>
    new ApiProblem(401, 'SIGN_IN.REQUIRED', 'Anh/chị chưa đăng nhập hoặc phiên đã hết hạn.', 'Đăng nhập để tiếp tục.'),
  roleRefused: (roleLabel: string) =>
    new ApiProblem(
      403,
      'ACCESS.ROLE',
      `Vai trò “${roleLabel}” chưa có quyền làm việc này.`,
      'Nếu cần làm việc này, đề nghị quản trị danh mục đơn vị hoặc quản trị hệ thống cử giữ vị trí phù hợp.',
    ),
  otherUnit: (unitId: string, field = 'unitId') =>
    new ApiProblem(403, 'ACCESS.OTHER_UNIT', 'Đây là việc của đơn vị khác.', 'Mở “Việc cần nộp” của đơn vị mình.', {
      errors: [
        {
          field,
          value: unitId,
          reason: 'Không phải đơn vị của anh/chị.',
          mend: 'Chọn việc của đơn vị mình.',
        },
      ],
    }),
  notIssuer: () =>
    new ApiProblem(403, 'ACCESS.NOT_ISSUER', 'Đợt này do cơ quan khác ban hành.', 'Mở đợt do đơn vị mình ban hành.'),
  otherCascade: (cascadeId: string) =>
    new ApiProblem(
      403,
      'ACCESS.OTHER_CASCADE',
      'Đợt này ngoài phạm vi theo dõi của anh/chị.',
      'Mở một đợt trong danh sách của mình.',
      {
        errors: [
          {
            field: 'cascadeId',
            value: cascadeId,
            reason: 'Do cơ quan khác ban hành hoặc theo dõi.',
            mend: 'Chọn đợt trong danh sách của mình.',
          },
        ],
      },
    ),
  otherTemplate: (templateId: string) =>
    new ApiProblem(
      403,
      'ACCESS.OTHER_TEMPLATE',
      'Mẫu này của cơ quan khác.',
      'Chọn mẫu do cơ quan của anh/chị ban hành.',
      {
        errors: [
          {
            field: 'templateId',
            value: templateId,
            reason: 'Do cơ quan khác ban hành.',
            mend: 'Chọn mẫu trong danh sách của mình.',
          },
        ],
      },
    ),
  notIntermediary: () =>
    new ApiProblem(
      403,
      'ACCESS.NOT_INTERMEDIARY',
      'Nghĩa vụ này không gửi qua đơn vị của anh/chị.',
      'Chỉ đơn vị đầu mối ghi ở “gửi qua” được xác nhận đã chuyển.',
    ),
  notAppraiser: () =>
    new ApiProblem(
      403,
      'ACCESS.NOT_APPRAISER',
      'Đơn vị của anh/chị không thẩm định hồ sơ này.',
      'Đề nghị cơ quan thẩm định hoặc phối hợp thẩm định chấm điểm.',
    ),
  routeWithoutPolicy: () =>
    new ApiProblem(403, 'ACCESS.ROUTE_UNKNOWN', 'Địa chỉ này chưa được mở cho vai trò nào.', 'Báo quản trị.'),
} as const;
