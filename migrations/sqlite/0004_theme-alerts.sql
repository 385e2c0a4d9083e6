CREATE TABLE `theme_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`topic` text NOT NULL,
	`span` text NOT NULL,
	`day` text NOT NULL,
	`finding` text NOT NULL,
	`state` text NOT NULL,
	`raised_at` text NOT NULL,
	`acknowledged_at` text,
	`acknowledged_by` text,
	`explanation` text,
	`explained_at` text,
	`explained_by` text,
	`draft_id` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `theme_alerts_what` ON `theme_alerts` (`line_id`,`topic`,`span`,`day`);--> statement-breakpoint
CREATE INDEX `theme_alerts_newest` ON `theme_alerts` (`raised_at`,`id`);--> statement-breakpoint
CREATE TABLE `theme_signal_runs` (
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`judged_at` text NOT NULL,
	`topics` integer NOT NULL,
	`alerts` integer NOT NULL,
	PRIMARY KEY(`line_id`, `day`)
);
