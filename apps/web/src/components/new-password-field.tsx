import { PASSWORD_LEAST } from '@dondoc/contracts';
import { Input } from 'antd';
import { FormField } from './form-field.js';

type NewPasswordFieldProps = {
  id: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

/** A password that is chosen: it may be pasted and shown, and any characters are good. */
export const NewPasswordField = ({ id, value, error, onChange }: NewPasswordFieldProps) => (
  <FormField
    id={id}
    label="Mật khẩu mới"
    error={error}
    hint={`Ít nhất ${PASSWORD_LEAST} ký tự. Ghép vài từ không liên quan thành cụm dễ nhớ, ví dụ theo kiểu “bốn con cá vàng bơi ngửa”; dùng được dấu cách, chữ có dấu. Không bắt buộc chữ hoa, chữ số hay đổi định kỳ.`}
  >
    {(control) => (
      <Input.Password
        {...control}
        size="large"
        value={value}
        autoComplete="new-password"
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FormField>
);
