CREATE TABLE `theme_candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`label_zh` text NOT NULL,
	`label_en` text NOT NULL,
	`terms` text NOT NULL,
	`state` text NOT NULL,
	`proposed_at` text NOT NULL,
	`proposed_by` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`topic_code` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `theme_candidates_line` ON `theme_candidates` (`line_id`,`proposed_at`);--> statement-breakpoint
CREATE TABLE `theme_term_calls` (
	`term_id` text NOT NULL,
	`call_id` text NOT NULL,
	`episode_id` text NOT NULL,
	PRIMARY KEY(`term_id`, `call_id`)
);
--> statement-breakpoint
CREATE INDEX `theme_term_calls_call` ON `theme_term_calls` (`call_id`);--> statement-breakpoint
CREATE TABLE `theme_term_runs` (
	`line_id` text NOT NULL,
	`period` text NOT NULL,
	`ran_at` text NOT NULL,
	`episodes` integer NOT NULL,
	`cut_hundredths` integer,
	PRIMARY KEY(`line_id`, `period`)
);
--> statement-breakpoint
CREATE TABLE `theme_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`period` text NOT NULL,
	`term` text NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `theme_terms_week` ON `theme_terms` (`line_id`,`period`);--> statement-breakpoint
CREATE TABLE `theme_words` (
	`line_id` text NOT NULL,
	`word` text NOT NULL,
	`state` text NOT NULL,
	`decided_at` text NOT NULL,
	`decided_by` text NOT NULL,
	PRIMARY KEY(`line_id`, `word`)
);
