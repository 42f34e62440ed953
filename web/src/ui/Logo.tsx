interface LogoProps {
  size?: number;
}

/** The logo: an eye whose pupil is a tick. Hidden from screen readers, as the name is always beside it. */
export function Logo({ size = 28 }: LogoProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-brand-7)" />
      <path
        d="M5 16c3.2-4.9 6.9-7.3 11-7.3S23.8 11.1 27 16c-3.2 4.9-6.9 7.3-11 7.3S8.2 20.9 5 16Z"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <path
        d="m12.3 16.2 2.7 2.7 5-5.4"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
