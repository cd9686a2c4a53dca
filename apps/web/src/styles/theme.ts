import type { ThemeConfig } from 'antd';

/** Ant Design's tokens; the plain styles take the same colours from theme.css. */
export const theme: ThemeConfig = {
  token: {
    fontFamily: "'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', sans-serif",
    fontSize: 16,
    lineHeight: 1.55,
    colorPrimary: '#12508a',
    colorLink: '#0b4f94',
    colorLinkHover: '#083a6e',
    colorLinkActive: '#083a6e',
    colorText: '#1b2430',
    colorTextSecondary: '#4a5563',
    colorTextDescription: '#4a5563',
    colorTextPlaceholder: '#646f7d',
    colorBorder: '#7d8896',
    colorError: '#b3141c',
    borderRadius: 6,
    controlHeight: 38,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
};
