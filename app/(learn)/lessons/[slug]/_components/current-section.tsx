'use client';

import { useEffect, useRef } from 'react';

/** how far down the screen a heading may be for its section to be the one that is read */
const READ_AT = 0.3;

/** Marks, among the links beside it, the one to the section that is being read. It shows nothing itself. */
export function CurrentSection() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const links = [...(place.current?.parentElement?.querySelectorAll('a') ?? [])];
    const headings = [...document.querySelectorAll<HTMLElement>('.lesson > h2')];
    const mark = () => {
      const line = innerHeight * READ_AT;
      const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
      for (const link of links) {
        if (current && link.hash === `#${current.id}`) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    // headings come and go with the scrolling, and with what is fetched above them
    const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px -${(1 - READ_AT) * 100}% 0px` });
    for (const heading of headings) observer.observe(heading);
    mark();
    return () => observer.disconnect();
  }, []);
  return <span ref={place} hidden />;
}
