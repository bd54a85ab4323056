import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/site/footer';
import { SiteHeader } from '@/components/site/header';
import { mono, monoStrong, sans } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Spokewise: Azure networking, worked out', template: '%s · Spokewise' },
  description:
    'Learn Azure virtual network peering with questions that are computed, not stored: every network is new, every wrong answer is shown where it goes wrong.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131c25' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable} ${monoStrong.variable}`}>
      <body>
        <a href="#main" className="skip-link">
          Skip to the content
        </a>
        <SiteHeader />
        {children}
        <SiteFooter />
      </body>
    </html>
  );
}
