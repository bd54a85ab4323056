-- How the questions of each family are answered is counted over all answers there are. Questions and keys lie between
-- them in the table. With this index, which has all that is counted, they needn't be read.
CREATE INDEX "AttemptItem_usage_idx" ON "AttemptItem"(family) INCLUDE (misconceptions, "isRight", "timeTakenMs", "answeredAt");
