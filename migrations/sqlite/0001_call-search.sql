CREATE TABLE `call_search_queue` (
	`call_id` text PRIMARY KEY NOT NULL
);

--> statement-breakpoint
CREATE VIRTUAL TABLE `text_search` USING fts5(`record_id` UNINDEXED, `marks`, `body`, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'");
--> statement-breakpoint
INSERT INTO `text_search` (`text_search`, `rank`) VALUES ('secure-delete', 1);
