CREATE TABLE `retention_policies` (
	`line_id` text PRIMARY KEY NOT NULL,
	`text_days` integer NOT NULL,
	`years` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shreddings` (
	`call_id` text NOT NULL,
	`what` text NOT NULL,
	`shredded_at` text NOT NULL,
	`filed_at` text,
	PRIMARY KEY(`call_id`, `what`)
);
--> statement-breakpoint
CREATE INDEX `shreddings_unfiled` ON `shreddings` (`filed_at`) WHERE "shreddings"."filed_at" is null;--> statement-breakpoint
ALTER TABLE `calls` ADD `texts_shredded_at` text;