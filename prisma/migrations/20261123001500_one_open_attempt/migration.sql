-- One open attempt of a quiz per person: two requests that start a quiz at once get the same attempt.
CREATE UNIQUE INDEX "Attempt_userId_quiz_open_key" ON "Attempt"("userId", quiz) WHERE "submittedAt" IS NULL;
