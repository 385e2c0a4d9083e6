-- Words that stand in many records are found by going through the latest ones, instead of reading every record that has them.
CREATE INDEX "text_search_place" ON "text_search" USING btree ("place" DESC, "record_id");
