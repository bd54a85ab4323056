-- An answer becomes a list of choices, for questions of more kinds than single choice: several parts, several ticked,
-- steps in order. What was answered so far is a list of one.
ALTER TABLE "AttemptItem"
  ADD COLUMN kind text NOT NULL DEFAULT 'single-choice',
  ADD COLUMN level smallint,
  ADD COLUMN points smallint,
  ADD COLUMN "maxPoints" smallint NOT NULL DEFAULT 1,
  ADD COLUMN "right" text[],
  ADD COLUMN response text[];

UPDATE "AttemptItem" SET
  "right" = ARRAY["rightChoice"],
  response = CASE WHEN choice IS NOT NULL THEN ARRAY[choice] END,
  points = CASE WHEN "isRight" THEN 1 WHEN "isRight" IS NOT NULL THEN 0 END,
  question = question || '{"kind": "single-choice"}',
  key = (key - 'rightChoice') || jsonb_build_object('right', jsonb_build_array("rightChoice"));

ALTER TABLE "AttemptItem"
  ALTER COLUMN kind DROP DEFAULT,
  ALTER COLUMN "maxPoints" DROP DEFAULT,
  ALTER COLUMN "right" SET NOT NULL,
  DROP COLUMN "rightChoice",
  DROP COLUMN choice;

-- Practice is an attempt that grows: at most one of it is open beside an open quiz of the same lesson.
ALTER TABLE "Attempt" ADD COLUMN practice boolean NOT NULL DEFAULT false;
DROP INDEX "Attempt_userId_quiz_open_key";
CREATE UNIQUE INDEX "Attempt_userId_quiz_practice_open_key" ON "Attempt"("userId", quiz, practice) WHERE "submittedAt" IS NULL;
