/** The promise made to a student, the same words before joining and after. What it says is what `lib/classes/access` allows. */
export function WhatTeachersSee({ className = '' }: { className?: string }) {
  return (
    <div className={`grid gap-x-8 gap-y-4 text-[0.9875rem] sm:grid-cols-2 ${className}`}>
      <div>
        <p className="font-medium">The teacher sees</p>
        <ul className="mt-1 list-disc pl-5 text-quiet">
          <li>your name</li>
          <li>when you took a lesson’s quiz and your score, earlier attempts too</li>
          <li>each question as you got it, your answer, and the misconception it fits</li>
        </ul>
      </div>
      <div>
        <p className="font-medium">The teacher does not see</p>
        <ul className="mt-1 list-disc pl-5 text-quiet">
          <li>your email address</li>
          <li>your flashcards</li>
          <li>anything once you have left</li>
        </ul>
        <p className="mt-2 text-quiet">Other students see nothing of yours.</p>
      </div>
    </div>
  );
}
